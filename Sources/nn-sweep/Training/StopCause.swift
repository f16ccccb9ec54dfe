/// Why a sweep ended before all of its runs.
enum StopCause: String {
  case interrupt = "interrupted"
  case deadline = "stopped at the deadline"
  case maxRuns = "stopped after as many runs as asked for"
  case alikeFailures = "stopped, since every run so far failed in the same way"
  case firstFailure = "stopped at the first run that failed"
}
