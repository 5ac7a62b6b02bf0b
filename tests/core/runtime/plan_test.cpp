#include "core/runtime/plan.h"

#include "core/ops/op_type.h"
#include "core/runtime/bind/bindings.h"
#include "core/runtime/plan_implementation.h"
#include "tests/core/runtime/test_networks.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glassbox::test {
namespace {

std::shared_ptr<const Plan> planOf(const TestNetwork& network, PlanOptions options) {
    return Plan::make(network.graph, std::move(options)).value();
}

/// When a value is alive: from the entry that makes it to the last that reads it; inside a segment of independent
/// entries and across segments by segment.
struct Life {
    int first = 0, last = 0;
};

/// True if the op reads this input only for a result that has no buffer.
bool isLeftAlone(const Plan& plan, const Op& op, ValueId id) {
    return op.type == "fused_max_pool_gradient" && id == op.inputs[3] &&
           plan.implementation().buffers.slot[op.outputs[0].index()] < 0;
}

Life lifeOf(const Plan& plan, const Value& value) {
    const auto& entries = plan.entries();
    Life life{-1, -1};
    for (int i = 0; i < static_cast<int>(entries.size()); ++i) {
        const Op& op = plan.graph().op(entries[static_cast<std::size_t>(i)].op);
        const auto holds = [&](const std::vector<ValueId>& ids) {
            return std::ranges::find(ids, value.id) != ids.end();
        };
        if (holds(op.outputs)) life.first = life.last = i;
        if (holds(op.inputs) && !isLeftAlone(plan, op, value.id)) life.last = i;
    }
    if (plan.readable(value.id)) life.last = static_cast<int>(entries.size());
    return life;
}

/// True if the two may lie in the same place: one has died before the other is made.
bool apart(const Plan& plan, const Life& a, const Life& b) {
    const Life& early = a.first <= b.first ? a : b;
    const Life& late = a.first <= b.first ? b : a;
    if (early.last > late.first || early.last >= static_cast<int>(plan.entries().size())) return false;
    const auto segment = [&](int entry) { return plan.entries()[static_cast<std::size_t>(entry)].segment; };
    if (segment(early.last) != segment(late.first)) return true;
    const auto& stage = plan.implementation().stages[static_cast<std::size_t>(segment(late.first))];
    if (stage.kind != runtime::SegmentKind::Chain) return false;
    if (early.last < late.first) return true;
    const OpType* type = findOpType(plan.graph().op(plan.entries()[static_cast<std::size_t>(late.first)].op).type);
    return type->elementwise;  // written over its dying input
}

/// True if b is a flattened in the same order.
bool isAlias(const Plan& plan, const Value& a, const Value& b) {
    const Graph& graph = plan.graph();
    return b.producer.valid() && graph.op(b.producer).type == "flatten" && graph.op(b.producer).inputs[0] == a.id &&
           plan.layout(a.id) == plan.layout(b.id) && plan.options().keep == Keep::None;
}

TEST(Plan, ValuesThatLiveTogetherLieApart) {
    for (const TestNetwork& network :
         {makeMlp({20, 33, 10}, "relu"), makeImageMlp(), makeLeNet(16), makeBranching(), makeWide()})
        for (const int batch : {1, 7, 64})
            for (const Keep keep : {Keep::None, Keep::All}) {
                const auto plan = planOf(network, optionsFor(network, batch, keep));
                const runtime::Buffers& buffers = plan->implementation().buffers;
                const auto range = [&](const Value& value) {
                    const auto& slot = buffers.slots[static_cast<std::size_t>(buffers.slot[value.id.index()])];
                    return std::pair(slot.offset, slot.offset + slot.bytes);
                };
                for (const Value& a : network.graph->values())
                    for (const Value& b : network.graph->values()) {
                        if (a.id <= b.id || buffers.slot[a.id.index()] < 0 || buffers.slot[b.id.index()] < 0) continue;
                        const bool overlap = range(a).first < range(b).second && range(b).first < range(a).second;
                        if (isAlias(*plan, a, b) || isAlias(*plan, b, a)) continue;
                        EXPECT_TRUE(!overlap || apart(*plan, lifeOf(*plan, a), lifeOf(*plan, b)))
                            << network.name << ": " << a.name << " and " << b.name;
                    }
            }
}

TEST(Plan, TrainingReusesMemory) {
    for (const TestNetwork& network : {makeLeNet(), makeMlp({784, 256, 128, 10}, "relu")}) {
        const auto none = planOf(network, optionsFor(network, 64, Keep::None));
        const auto all = planOf(network, optionsFor(network, 64, Keep::All));
        EXPECT_LT(none->bytes(), all->bytes() * 3 / 4) << network.name;
    }
}

TEST(Plan, AFlattenedImageLiesWhereTheImageDoes) {
    const TestNetwork network = makeImageMlp();
    const ValueId image = network.graph->find("input.out"), flat = network.graph->find("flatten.out");
    const auto slots = [&](Keep keep) {
        const auto plan = planOf(network, optionsFor(network, 32, keep));
        return std::pair(plan->implementation().buffers.slot[image.index()],
                         plan->implementation().buffers.slot[flat.index()]);
    };
    EXPECT_EQ(slots(Keep::None).first, slots(Keep::None).second);
    EXPECT_NE(slots(Keep::All).first, slots(Keep::All).second);
}

TEST(Plan, LeNetStepHasThreeSegments) {
    const TestNetwork network = makeLeNet();
    const auto plan = planOf(network, optionsFor(network, 64, Keep::None));
    EXPECT_EQ(plan->segments(), 3) << plan->toString();
    EXPECT_EQ(plan->layout(network.graph->find("conv1.z")), Layout::N16);
    EXPECT_EQ(plan->layout(network.graph->find("fc1.z")), Layout::Rows);
    EXPECT_NE(plan->toString().find("fused_conv2d conv1"), std::string::npos);
}

TEST(Plan, WideImagesAreChannelsInnermost) {
    const TestNetwork network = makeWide();
    EXPECT_EQ(planOf(network, optionsFor(network, 64, Keep::None))->layout(network.graph->find("conv2.z")),
              Layout::NHWC);
    EXPECT_EQ(planOf(network, optionsFor(network, 64, Keep::None, DType::F64))->layout(network.graph->find("conv2.z")),
              Layout::N16);
}

TEST(Plan, FewSamplesDoNotFillLanesOfABatch) {
    const TestNetwork network = makeLeNet(), wide = makeWide();
    for (const DType precision : {DType::F32, DType::F64})
        for (const auto& [batch, layout] : {std::pair(1, Layout::NHWC), {4, Layout::NHWC}, {5, Layout::N16}}) {
            const auto plan = planOf(network, optionsFor(network, batch, Keep::None, precision));
            EXPECT_EQ(plan->layout(network.graph->find("conv1.z")), layout) << batch;
        }
    EXPECT_EQ(planOf(wide, optionsFor(wide, 1, Keep::None, DType::F64))->layout(wide.graph->find("conv2.z")),
              Layout::NHWC);
}

TEST(Plan, SameEntriesWhateverIsKept) {
    const TestNetwork network = makeBranching();
    const auto none = planOf(network, optionsFor(network, 33, Keep::None));
    const auto all = planOf(network, optionsFor(network, 33, Keep::All));
    ASSERT_EQ(none->entries().size(), network.graph->ops().size());
    EXPECT_EQ(none->toString(), all->toString());
    EXPECT_EQ(none->pieceSamples(), all->pieceSamples());
}

TEST(Plan, InternalsHaveNoBufferUnlessAsked) {
    const TestNetwork network = makeLeNet();
    const ValueId z = network.graph->find("conv1.z");
    PlanOptions options = optionsFor(network, 32, Keep::None);
    EXPECT_EQ(planOf(network, options)->implementation().buffers.slot[z.index()], -1);
    EXPECT_FALSE(planOf(network, options)->readable(z));
    options.taps = {z};
    EXPECT_TRUE(planOf(network, options)->readable(z));
    EXPECT_TRUE(planOf(network, optionsFor(network, 32, Keep::All))->readable(z));
}

TEST(Plan, RefusesWhatDoesNotFit) {
    const TestNetwork network = makeLeNet();
    PlanOptions options = optionsFor(network, 64, Keep::None);
    const std::size_t needed = planOf(network, options)->bytes();
    options.memoryLimit = needed + needed / 2;
    EXPECT_TRUE(Plan::make(network.graph, options).ok());
    options.memoryLimit = needed / 2;
    const auto refused = Plan::make(network.graph, options);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, "plan.memory");
    EXPECT_NE(refused.error().message().find("MiB"), std::string::npos);
    EXPECT_NE(refused.error().argument("needed"), refused.error().argument("available"));
}

TEST(Plan, RefusesHugeBatchesWithoutOverflow) {
    const TestNetwork network = makeMlp({784, 1 << 20, 10}, "relu");
    PlanOptions options = optionsFor(network, 2000000000, Keep::All);
    options.memoryLimit = std::size_t{24} << 30;
    const auto refused = Plan::make(network.graph, options);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.error().message().find("PiB of memory, the machine has 24 GiB"), std::string::npos)
        << refused.error().message();
    options.memoryLimit = 0;
    EXPECT_FALSE(Plan::make(network.graph, options).ok());
    options.batch = 0;
    EXPECT_EQ(Plan::make(network.graph, options).error().code, "plan.batch");
}

TEST(PlanCache, KeepsPlans) {
    const TestNetwork network = makeMlp({4, 3, 2}, "relu");
    PlanCache cache(network.graph);
    const PlanOptions options = optionsFor(network, 8, Keep::None);
    const auto first = cache.get(options).value();
    EXPECT_EQ(cache.get(options).value(), first);
    PlanOptions tapped = options;
    tapped.taps = {network.graph->find("fc1.z")};
    EXPECT_NE(cache.get(tapped).value(), first);
}

TEST(Bindings, EachOpTypeHasAKernel) {
    for (const OpType& type : opTypes()) {
        const runtime::Binding* binding = runtime::findBinding(type.name);
        ASSERT_NE(binding, nullptr) << type.name;
        EXPECT_NE(binding->bindFloat, binding->bindDouble);
    }
    EXPECT_EQ(runtime::findBinding("no_such_op"), nullptr);
}

}  // namespace
}  // namespace glassbox::test
