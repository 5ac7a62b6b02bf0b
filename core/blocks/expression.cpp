#include "core/base/shortened.h"
#include "core/blocks/expression_tree.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <numbers>

namespace glassbox {

namespace {

using Part = std::shared_ptr<const Expression::Node>;

constexpr int deepest = 50;

constexpr FormulaFunction functions[] = {
    {"abs", 1, [](double a, double) { return std::abs(a); }},
    {"cos", 1, [](double a, double) { return std::cos(a); }},
    {"exp", 1, [](double a, double) { return std::exp(a); }},
    {"log", 1, [](double a, double) { return std::log(a); }},
    {"max", 2, [](double a, double b) { return std::max(a, b); }},
    {"min", 2, [](double a, double b) { return std::min(a, b); }},
    {"relu", 1, [](double a, double) { return std::max(a, 0.0); }},
    {"sigmoid", 1, [](double a, double) { return 1 / (1 + std::exp(-a)); }},
    {"sign", 1, [](double a, double) { return static_cast<double>((a > 0) - (a < 0)); }},
    {"sin", 1, [](double a, double) { return std::sin(a); }},
    {"softplus", 1, [](double a, double) { return std::max(a, 0.0) + std::log1p(std::exp(-std::abs(a))); }},
    {"sqrt", 1, [](double a, double) { return std::sqrt(a); }},
    {"step", 1, [](double a, double) { return a >= 0 ? 1.0 : 0.0; }},
    {"tanh", 1, [](double a, double) { return std::tanh(a); }},
};

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Reads a formula by recursive descent and keeps the first error.
class Parser {
public:
    Parser(std::string_view text, std::span<const std::string_view> names) : text_(text), names_(names) {}

    Result<Part> read() {
        if (text_.size() > Expression::mostCharacters)
            return makeError(
                "expression.too_long",
                translatable("core", "a formula has at most {most} characters but this has {count}"),
                {{"most", std::to_string(Expression::mostCharacters)}, {"count", std::to_string(text_.size())}});
        Part root = sum();
        skipSpaces();
        if (!error_ && at_ < text_.size())
            fail(translatable("core", "\"{found}\" was not expected"),
                 {{"found", shortened(std::string(text_.substr(at_)))}});
        if (error_) return *error_;
        return root;
    }

private:
    void fail(const char* what, ErrorArguments arguments = {}) {
        if (error_) return;
        arguments.emplace_back("position", std::to_string(std::min(at_, text_.size()) + 1));
        error_ = makeError("expression.syntax", what, std::move(arguments),
                           translatable("core", "Look at character {position} of the formula."));
    }

    void skipSpaces() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t'))
            ++at_;
    }

    bool take(char wanted) {
        skipSpaces();
        if (at_ >= text_.size() || text_[at_] != wanted) return false;
        ++at_;
        return true;
    }

    Part sum() {
        Part left = product();
        while (!error_) {
            if (take('+'))
                left = join(Operation::Add, {left, product()});
            else if (take('-'))
                left = join(Operation::Subtract, {left, product()});
            else
                break;
        }
        return left;
    }

    Part product() {
        Part left = signedPart();
        while (!error_) {
            if (take('*'))
                left = join(Operation::Multiply, {left, signedPart()});
            else if (take('/'))
                left = join(Operation::Divide, {left, signedPart()});
            else
                break;
        }
        return left;
    }

    Part signedPart() {
        if (++depth_ > deepest) fail(translatable("core", "the formula is nested too deeply"));
        Part part;
        if (error_)
            part = constant(0);
        else if (take('-'))
            part = join(Operation::Negate, {signedPart()});
        else if (take('+'))
            part = signedPart();
        else
            part = power();
        --depth_;
        return part;
    }

    Part power() {
        Part base = primary();
        if (error_ || !take('^')) return base;
        return join(Operation::Power, {base, signedPart()});
    }

    Part primary() {
        skipSpaces();
        if (at_ >= text_.size()) {
            fail(translatable("core", "the formula ends where a number or a name was expected"));
            return constant(0);
        }
        if (isDigit(text_[at_]) || text_[at_] == '.') return number();
        if (isLetter(text_[at_])) return named();
        if (take('(')) {
            Part inner = sum();
            if (!take(')')) fail(translatable("core", "a closing parenthesis is missing"));
            return inner;
        }
        fail(translatable("core", "\"{found}\" was not expected"),
             {{"found", shortened(std::string(text_.substr(at_)))}});
        return constant(0);
    }

    Part number() {
        double value = 0;
        const char* start = text_.data() + at_;
        const auto [end, code] = std::from_chars(start, text_.data() + text_.size(), value);
        if (code != std::errc() || !std::isfinite(value)) {
            fail(translatable("core", "\"{found}\" is not a number"),
                 {{"found", shortened(std::string(text_.substr(at_)))}});
            return constant(0);
        }
        at_ += static_cast<std::size_t>(end - start);
        return constant(value);
    }

    Part named() {
        const std::size_t start = at_;
        while (at_ < text_.size() && (isLetter(text_[at_]) || isDigit(text_[at_])))
            ++at_;
        const std::string_view word = text_.substr(start, at_ - start);
        if (const auto name = std::ranges::find(names_, word); name != names_.end()) {
            auto node = std::make_shared<Expression::Node>();
            node->operation = Operation::Name;
            node->name = static_cast<std::size_t>(name - names_.begin());
            return node;
        }
        if (word == "pi") return constant(std::numbers::pi);
        if (word == "e") return constant(std::numbers::e);
        if (const FormulaFunction* function = findFormulaFunction(word)) return call(*function);
        at_ = start;
        unknown(word);
        return constant(0);
    }

    void unknown(std::string_view word) {
        std::vector<std::string_view> known;
        std::ranges::transform(functions, std::back_inserter(known), &FormulaFunction::name);
        fail(translatable("core", "\"{name}\" is unknown; there are {names}, pi, e and the functions {functions}"),
             {{"name", shortened(std::string(word))},
              {"names", fmt::format("{}", fmt::join(names_, ", "))},
              {"functions", fmt::format("{}", fmt::join(known, ", "))}});
    }

    Part call(const FormulaFunction& function) {
        std::vector<Part> arguments;
        bool closed = take('(');
        if (!closed)
            fail(translatable("core", "{function} needs its argument in parentheses"),
                 {{"function", std::string(function.name)}});
        for (closed = false; !error_ && !closed;) {
            arguments.push_back(sum());
            closed = take(')');
            if (!closed && !take(',')) fail(translatable("core", "a closing parenthesis is missing"));
        }
        if (!error_ && arguments.size() != function.arguments)
            fail(translatable("core", "{function} takes {wanted} argument(s) but gets {count}"),
                 {{"function", std::string(function.name)},
                  {"wanted", std::to_string(function.arguments)},
                  {"count", std::to_string(arguments.size())}});
        return error_ ? constant(0) : join(Operation::Call, std::move(arguments), &function);
    }

    static Part constant(double value) {
        auto node = std::make_shared<Expression::Node>();
        node->constant = value;
        return node;
    }

    /// A part that does something with others; computed at once where they are all constant.
    Part join(Operation operation, std::vector<Part> parts, const FormulaFunction* function = nullptr) {
        auto node = std::make_shared<Expression::Node>();
        node->operation = operation;
        node->parts = std::move(parts);
        node->function = function;
        if (operation == Operation::Divide && node->parts[1]->isConstant() &&
            !std::isfinite(1 / node->parts[1]->constant))
            fail(translatable("core", "the formula divides by 0"));
        if (!std::ranges::all_of(node->parts, [](const Part& part) { return part->isConstant(); })) return node;
        const double value = computed(*node);
        if (!std::isfinite(value))
            fail(translatable("core", "a constant part of the formula comes to no finite number"));
        return constant(value);
    }

    static double computed(const Expression::Node& node) {
        const double a = node.parts[0]->constant, b = node.parts.size() > 1 ? node.parts[1]->constant : 0;
        switch (node.operation) {
            case Operation::Add:
                return a + b;
            case Operation::Subtract:
                return a - b;
            case Operation::Multiply:
                return a * b;
            case Operation::Divide:
                return a / b;
            case Operation::Power:
                return std::pow(a, b);
            case Operation::Negate:
                return -a;
            case Operation::Call:
                return node.function->value(a, b);
            case Operation::Constant:
            case Operation::Name:
                break;
        }
        return node.constant;
    }

    std::string_view text_;
    std::span<const std::string_view> names_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::optional<Error> error_;
};

}  // namespace

const FormulaFunction* findFormulaFunction(std::string_view name) {
    const auto row = std::ranges::find(functions, name, &FormulaFunction::name);
    return row == std::end(functions) ? nullptr : &*row;
}

Result<Expression> Expression::parse(std::string_view text, std::span<const std::string_view> names) {
    Result<std::shared_ptr<const Node>> root = Parser(text, names).read();
    if (!root) return root.error();
    return Expression(std::move(*root));
}

}  // namespace glassbox
