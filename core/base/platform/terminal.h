#pragma once

namespace glassbox {

/// Whether standard error is a terminal a person looks at.
bool standardErrorIsTerminal();

/// Whether standard output is a terminal.
bool standardOutputIsTerminal();

/// Columns of the terminal at standard error, 80 where it can't be told.
int terminalColumns();

}  // namespace glassbox
