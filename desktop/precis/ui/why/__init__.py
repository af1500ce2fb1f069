"""Why a result changed: what differs from an earlier run of its document, the likeliest cause first."""
