"""Where to work first: the step whose gap to a fair target costs most, if that can be told at all.

The lowest rate is not the answer: a step is compared with a target that is fair for that step, the
gap with what luck alone would do, and the money with what the other steps could bring.
"""

from smarketing_edu.model.priority.gaps import Gap, Reading, TargetSource, read_steps
from smarketing_edu.model.priority.ranking import Step, Verdict, WhereToWork, where_to_work
from smarketing_edu.model.priority.stakes import Stake

__all__ = [
    "Gap",
    "Reading",
    "Stake",
    "Step",
    "TargetSource",
    "Verdict",
    "WhereToWork",
    "read_steps",
    "where_to_work",
]
