"""Citations, support checks and calibration: what lets a person check a claim."""
