"""Citations, support checks and calibration: what lets a person check a claim.

A claim is checked in this order: `index` finds the sentences that speak of the same, `alignment` lays the claim beside
them, `facts`, `names` and `polarity` compare what can be compared exactly, `scoring` and `calibration` turn the rest
into a probability, `citing` names the place. `checking` is the whole, `local` its face, `work` runs in a worker.
"""

from precis.trust.calibration import BadCalibration, SupportCalibrations, load_support
from precis.trust.local import LocalSupportCheck

__all__ = ["BadCalibration", "LocalSupportCheck", "SupportCalibrations", "load_support"]
