#pragma once

#include <cstdint>

namespace glassbox::kernels {

/// Functions of one number that formulas are made of.
enum class FunctionType { Exp, Log, Sqrt, Abs, Sign, Sin, Cos, Power, Offset, Fill };

/// A function with its constant: the exponent of Power, the addend of Offset, the value of Fill.
struct Function {
    FunctionType type = FunctionType::Exp;
    double constant = 0;
};

// T is float or double. Each element's bits depend on that element alone, so any split gives the same bits. Every
// destination may be its source.

/// y[n] = f(x[n]).
template <class T>
void applyFunction(Function function, std::int64_t n, const T* x, T* y);
/// dx[n] = dy[n] f'(x[n]); 0 at the corner of Abs.
template <class T>
void applyFunctionBackward(Function function, std::int64_t n, const T* dy, const T* x, T* dx);

/// y[n] = a[n] / b[n].
template <class T>
void divide(std::int64_t n, const T* a, const T* b, T* y);
/// db[n] = -dy[n] y[n] / b[n], y = a / b.
template <class T>
void divideBackward(std::int64_t n, const T* dy, const T* y, const T* b, T* db);
/// y[n] = the larger of a[n] and b[n]; NaN where one is NaN.
template <class T>
void maximum(std::int64_t n, const T* a, const T* b, T* y);
/// dx[n] = dy[n] where x[n] is the larger one, half of it where both are equal, else 0.
template <class T>
void maximumBackward(std::int64_t n, const T* dy, const T* x, const T* other, T* dx);

}  // namespace glassbox::kernels
