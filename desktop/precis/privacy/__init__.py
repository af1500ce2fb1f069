"""What may leave the machine and be logged: detectors, redact(), keys."""
