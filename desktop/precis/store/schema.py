"""The tables, as a list of numbered migrations that only ever grows at its end.

A migration is a function of a sqlite-utils `Database` (its `transform()` is what makes changing a table practical in
SQLite). It runs inside one transaction together with the new version number, so that a crash in the middle leaves the
old version. Never change a migration that was released: append one.

Money is in integer micro-dollars (`…_micros`), times are UTC ISO 8601 texts (`…_at`), values of variable shape are
JSON texts. Paths are BLOBs, since a file's name need not be Unicode.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from precis.store import usage_days

if TYPE_CHECKING:
    from sqlite_utils import Database

Migration = Callable[["Database"], None]

_DOCUMENTS_AND_JOBS = """
CREATE TABLE documents (
    id TEXT NOT NULL, reader TEXT NOT NULL, format TEXT NOT NULL, title TEXT NOT NULL, words INTEGER NOT NULL,
    pages INTEGER NOT NULL, body BLOB NOT NULL, added_at TEXT NOT NULL,
    PRIMARY KEY (id, reader)
) STRICT;
CREATE TABLE jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, path BLOB NOT NULL,
    input_id TEXT NOT NULL, input_text BLOB, document_id TEXT, options TEXT NOT NULL, lane TEXT NOT NULL,
    is_private INTEGER NOT NULL, needs_password INTEGER NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL, steps_done INTEGER NOT NULL, steps_total INTEGER NOT NULL, steps_cached INTEGER NOT NULL,
    spent_micros INTEGER NOT NULL, estimated_micros INTEGER, reason TEXT NOT NULL, until_at TEXT, error TEXT,
    owner TEXT, wish TEXT, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX jobs_by_state ON jobs (state, number);
CREATE INDEX jobs_by_document ON jobs (document_id);
CREATE INDEX jobs_by_wish ON jobs (owner, wish) WHERE wish IS NOT NULL;
CREATE TABLE events (
    job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, seq INTEGER NOT NULL, at TEXT NOT NULL,
    state TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (job, seq)
) STRICT, WITHOUT ROWID
"""

_STEPS = """
CREATE TABLE steps (
    key TEXT PRIMARY KEY, kind TEXT NOT NULL, output BLOB, error TEXT, size INTEGER NOT NULL,
    computations INTEGER NOT NULL, committed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE leases (
    key TEXT PRIMARY KEY, owner TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""

_CALLS = """
CREATE TABLE calls (
    id INTEGER PRIMARY KEY AUTOINCREMENT, step TEXT, job TEXT, attempt INTEGER NOT NULL DEFAULT 1,
    owner TEXT, state TEXT NOT NULL, outcome TEXT, error TEXT,
    engine TEXT NOT NULL, engine_kind TEXT NOT NULL, requested_model TEXT NOT NULL, reported_model TEXT,
    mode TEXT NOT NULL, lane TEXT NOT NULL, feature TEXT NOT NULL, user_tag TEXT NOT NULL, prompt_id TEXT NOT NULL,
    fallback_from TEXT NOT NULL DEFAULT '', prompt TEXT, output TEXT, request_id TEXT, finish TEXT,
    price TEXT, reserved_micros INTEGER, cost_micros INTEGER,
    input_tokens INTEGER, output_tokens INTEGER, cached_input_tokens INTEGER, cache_write_tokens INTEGER,
    reasoning_tokens INTEGER, is_estimated INTEGER NOT NULL DEFAULT 0,
    started_at TEXT NOT NULL, ended_at TEXT, queue_s REAL, first_token_s REAL, total_s REAL,
    details TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX calls_by_time ON calls (started_at);
CREATE INDEX calls_by_job ON calls (job);
CREATE INDEX calls_open ON calls (state) WHERE ended_at IS NULL
"""

_RESULTS = """
CREATE TABLE results (
    id INTEGER PRIMARY KEY AUTOINCREMENT, job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    is_final INTEGER NOT NULL, created_at TEXT NOT NULL, document_id TEXT NOT NULL, mode TEXT NOT NULL,
    engine TEXT NOT NULL, model TEXT NOT NULL, has_summary INTEGER NOT NULL, headline TEXT NOT NULL,
    is_extractive INTEGER NOT NULL, coverage_first REAL NOT NULL, coverage_middle REAL NOT NULL,
    coverage_last REAL NOT NULL, calls INTEGER NOT NULL, cached_calls INTEGER NOT NULL, input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL, cost_micros INTEGER, read_s REAL NOT NULL, queue_s REAL NOT NULL,
    total_s REAL NOT NULL, warnings TEXT NOT NULL, missing TEXT NOT NULL
) STRICT;
CREATE INDEX results_by_job ON results (job, id);
CREATE INDEX results_by_document ON results (document_id, id);
CREATE TABLE claims (
    id INTEGER PRIMARY KEY, result INTEGER NOT NULL REFERENCES results (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, text TEXT NOT NULL, support REAL NOT NULL, verdict TEXT NOT NULL, checks TEXT NOT NULL,
    calibration TEXT NOT NULL
) STRICT;
CREATE INDEX claims_by_result ON claims (result, position);
CREATE TABLE labels (
    id INTEGER PRIMARY KEY, result INTEGER NOT NULL REFERENCES results (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, label_set TEXT NOT NULL, label TEXT NOT NULL, confidence REAL NOT NULL,
    band TEXT NOT NULL, basis TEXT NOT NULL, decided_by TEXT NOT NULL, alternatives TEXT NOT NULL
) STRICT;
CREATE INDEX labels_by_result ON labels (result, position);
CREATE TABLE citations (
    id INTEGER PRIMARY KEY, claim INTEGER REFERENCES claims (id) ON DELETE CASCADE,
    label INTEGER REFERENCES labels (id) ON DELETE CASCADE, position INTEGER NOT NULL, span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL, quote TEXT NOT NULL, page INTEGER, boxes TEXT NOT NULL, is_weak INTEGER NOT NULL,
    CHECK ((claim IS NULL) <> (label IS NULL))
) STRICT;
CREATE INDEX citations_by_claim ON citations (claim, position) WHERE claim IS NOT NULL;
CREATE INDEX citations_by_label ON citations (label, position) WHERE label IS NOT NULL
"""

_TRUST_AND_EVALS = """
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, job TEXT REFERENCES jobs (id) ON DELETE SET NULL, document_id TEXT NOT NULL,
    label_set TEXT NOT NULL, label TEXT NOT NULL, proposed TEXT, confidence REAL, note TEXT NOT NULL DEFAULT '',
    decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_set ON decisions (label_set, id);
CREATE INDEX decisions_by_document ON decisions (document_id, id);
CREATE TABLE rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
    is_enabled INTEGER NOT NULL DEFAULT 1, body TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;
CREATE TABLE golden_items (
    golden_set TEXT NOT NULL, id TEXT NOT NULL, task TEXT NOT NULL, body TEXT NOT NULL, added_at TEXT NOT NULL,
    PRIMARY KEY (golden_set, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE eval_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, golden_set TEXT NOT NULL, engine TEXT NOT NULL, model TEXT NOT NULL,
    mode TEXT NOT NULL, body TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT
) STRICT;
CREATE TABLE eval_scores (
    run INTEGER NOT NULL REFERENCES eval_runs (id) ON DELETE CASCADE, item TEXT NOT NULL, metric TEXT NOT NULL,
    score REAL NOT NULL, details TEXT NOT NULL DEFAULT '{}',
    PRIMARY KEY (run, item, metric)
) STRICT, WITHOUT ROWID;
CREATE TABLE settings_audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, setting TEXT NOT NULL, before TEXT, after TEXT,
    changed_by TEXT NOT NULL
) STRICT
"""

# The tokenizer folds diacritics of every letter (2, not 1); two- and three-letter prefixes are what typing begins with.
_SEARCH = """
CREATE VIRTUAL TABLE search USING fts5 (
    title, summary, notes, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
)
"""

# What is spent or reserved in a job, a day and a month: kept beside the rows in the same transactions, so that a
# reservation costs a look-up and not a sum. Prompts repeat from call to call; their redacted texts are kept once.
_SPENDING = """
CREATE TABLE spending (
    period TEXT PRIMARY KEY, held_micros INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE call_texts (
    id TEXT PRIMARY KEY, body BLOB NOT NULL
) STRICT;
ALTER TABLE calls ADD COLUMN saved_micros INTEGER
"""

# What the limiter paces by, one row an engine; every change replaces the whole body.
_PACING = """
CREATE TABLE pacing (
    name TEXT PRIMARY KEY, body TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""

# Where each step is used (what no document uses any more is purged), what each result was made with, what was purged
# and whether it is out of the files yet, and ways into the log, where what went wrong is looked for most.
_LOG = """
CREATE TABLE step_uses (
    step TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (step, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_uses_by_document ON step_uses (document);
ALTER TABLE results ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
CREATE TABLE purges (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, what TEXT NOT NULL, counts TEXT NOT NULL, scrubbed_at TEXT
) STRICT;
CREATE INDEX calls_by_engine ON calls (engine, id);
CREATE INDEX calls_by_model ON calls (requested_model, id);
CREATE INDEX calls_by_prompt ON calls (prompt_id, id);
CREATE INDEX calls_not_ok ON calls (outcome, id) WHERE outcome NOT IN ('ok', 'cached')
"""

# Batches at providers with the keys of their requests, and what was learned of engines: features that their servers
# reject (`rejected:…`), and the context of a model (`context`).
_BATCHES = """
CREATE TABLE batches (
    number INTEGER PRIMARY KEY AUTOINCREMENT, engine TEXT NOT NULL, model TEXT NOT NULL, tag TEXT NOT NULL,
    provider_id TEXT NOT NULL DEFAULT '', phase TEXT NOT NULL, owner TEXT NOT NULL, submitted_at TEXT NOT NULL
) STRICT;
CREATE TABLE batch_items (
    batch INTEGER NOT NULL REFERENCES batches (number) ON DELETE CASCADE, key TEXT NOT NULL, step TEXT NOT NULL,
    job TEXT, call INTEGER NOT NULL, held_micros INTEGER, state TEXT NOT NULL, is_wanted INTEGER NOT NULL,
    PRIMARY KEY (batch, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_items_by_key ON batch_items (key);
CREATE INDEX batch_items_by_job ON batch_items (job);
CREATE INDEX batch_items_by_call ON batch_items (call) WHERE state = 'waiting';
CREATE TABLE capabilities (
    engine TEXT NOT NULL, address TEXT NOT NULL, model TEXT NOT NULL, name TEXT NOT NULL, value INTEGER,
    learned_at TEXT NOT NULL,
    PRIMARY KEY (engine, model, name)
) STRICT, WITHOUT ROWID
"""

# What a person took note of before the first send to an engine. Of each job what the history is filtered by: engine and
# mode of its options, and of its newest result how well it is supported, whether a label is unsure, and the labels; the
# index holds all of it, so that a filter that few rows pass reads no others. Latencies to two digits, by what they are
# grouped by, so that percentiles are counts.
_HISTORY = """
CREATE TABLE notices (
    version TEXT PRIMARY KEY, engine TEXT NOT NULL, host TEXT NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
ALTER TABLE jobs ADD COLUMN engine TEXT AS (COALESCE(options ->> 'engine', 'embedded')) VIRTUAL;
ALTER TABLE jobs ADD COLUMN mode TEXT AS (COALESCE(options ->> 'mode', 'fast')) VIRTUAL;
ALTER TABLE jobs ADD COLUMN support REAL;
ALTER TABLE jobs ADD COLUMN is_unsure INTEGER NOT NULL DEFAULT 0;
CREATE TABLE job_labels (
    label TEXT NOT NULL, number INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
    PRIMARY KEY (label, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX job_labels_by_job ON job_labels (number);
UPDATE jobs SET support = (
        SELECT avg(support) FROM claims WHERE result = (SELECT max(id) FROM results WHERE job = jobs.id)
    ), is_unsure = EXISTS (
        SELECT 1 FROM labels WHERE result = (SELECT max(id) FROM results WHERE job = jobs.id)
            AND (decided_by = 'none' OR band = 'unsure')
    );
INSERT OR IGNORE INTO job_labels (label, number) SELECT l.label, j.number FROM jobs AS j
    JOIN labels AS l ON l.result = (SELECT max(id) FROM results WHERE job = j.id);
CREATE INDEX jobs_by_filter ON jobs (
    is_private, number, state, engine, mode, created_at, spent_micros, support, is_unsure
);
CREATE INDEX calls_by_latency ON calls (
    engine, requested_model, prompt_id, CAST(printf('%.1e', total_s) AS REAL), started_at
) WHERE state = 'done'
"""

# How engines did since a day, counted in an index.
_HEALTH = "CREATE INDEX calls_by_engine_time ON calls (engine, started_at, state)"

# What was purged on purpose, to be repeated on each backup that does not know of it: by a name that is the same in all
# copies, with the time before which all went, and ids. None of it is content.
_PURGED = """
ALTER TABLE purges ADD COLUMN token TEXT;
ALTER TABLE purges ADD COLUMN until_at TEXT;
CREATE TABLE purged (
    token TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (token, kind, id)
) STRICT, WITHOUT ROWID
"""


def _first(db: Database) -> None:
    """Make the tables of the first release."""
    for script in (_DOCUMENTS_AND_JOBS, _STEPS, _CALLS, _RESULTS, _TRUST_AND_EVALS, _SEARCH):
        for statement in script.split(";\n"):
            db.conn.execute(statement)


def _add_spending(db: Database) -> None:
    """Make room for what budget holds, and for the prompts and outputs of calls."""
    for statement in _SPENDING.split(";\n"):
        db.conn.execute(statement)


def _add_pacing(db: Database) -> None:
    """Make room for the pace that all processes share."""
    db.conn.execute(_PACING)


def _add_log(db: Database) -> None:
    """Make sums of the attempts by day, and what `why`, purge and log search work with."""
    for statement in (*usage_days.statements(), *_LOG.split(";\n")):
        db.conn.execute(statement)


def _add_batches(db: Database) -> None:
    """Make room for batches at providers, and for what was learned of engines."""
    for statement in _BATCHES.split(";\n"):
        db.conn.execute(statement)


def _add_history(db: Database) -> None:
    """Make room for notices, for what the history is filtered by, and for latencies."""
    for statement in _HISTORY.split(";\n"):
        db.conn.execute(statement)


def _add_health(db: Database) -> None:
    """Make a way to what engines did of late."""
    db.conn.execute(_HEALTH)


def _add_purged(db: Database) -> None:
    """Make room for what was purged on purpose."""
    for statement in _PURGED.split(";\n"):
        db.conn.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (
    _first,
    _add_spending,
    _add_pacing,
    _add_log,
    _add_batches,
    _add_history,
    _add_health,
    _add_purged,
)
