-- One row per lineage, step and partition: how far it is, who owns it, and what came of it so far.
-- It is updated in the transaction of each chunk, hence the room for updates in place.
CREATE TABLE longhaul.checkpoint (
  lineage             text        NOT NULL,
  step                text        NOT NULL,
  partition           integer     NOT NULL DEFAULT 0,
  digest              text        NOT NULL,
  target              text        NOT NULL,
  supersedes          text,
  epoch               bigint      NOT NULL DEFAULT 0,
  owner_pid           integer,
  owner_backend_start timestamptz,
  position            bigint      NOT NULL,
  read                bigint      NOT NULL DEFAULT 0,
  inserted            bigint      NOT NULL DEFAULT 0,
  updated             bigint      NOT NULL DEFAULT 0,
  skipped             bigint      NOT NULL DEFAULT 0,
  rejected            bigint      NOT NULL DEFAULT 0,
  created_at          timestamptz NOT NULL DEFAULT now(),
  updated_at          timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (lineage, step, partition),
  CHECK (read = inserted + updated + skipped + rejected)
) WITH (fillfactor = 40);

COMMENT ON TABLE longhaul.checkpoint IS 'How far a line of operations has applied its file, and what came of the records.';
COMMENT ON COLUMN longhaul.checkpoint.position IS 'Byte offset in the file of the first record that is not applied yet.';
COMMENT ON COLUMN longhaul.checkpoint.read IS 'Number of records before that position.';
COMMENT ON COLUMN longhaul.checkpoint.epoch IS 'Rises with each attempt that takes over; an attempt with an older one can commit nothing.';

-- The share of each operation of a line: they add up to the checkpoint.
CREATE TABLE longhaul.ledger (
  lineage      text        NOT NULL,
  step         text        NOT NULL,
  run_id       text        NOT NULL,
  operation_id text        NOT NULL,
  read         bigint      NOT NULL,
  inserted     bigint      NOT NULL,
  updated      bigint      NOT NULL,
  skipped      bigint      NOT NULL,
  rejected     bigint      NOT NULL,
  updated_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (lineage, step, run_id),
  CHECK (read = inserted + updated + skipped + rejected)
) WITH (fillfactor = 40);

CREATE INDEX ledger_operation ON longhaul.ledger (operation_id);

COMMENT ON TABLE longhaul.ledger IS 'What each operation of a line did itself.';

CREATE TABLE longhaul.reject (
  lineage     text   NOT NULL,
  record      bigint NOT NULL,
  raw         bytea  NOT NULL,
  column_name text   NOT NULL,
  code        text   NOT NULL,
  message     text   NOT NULL,
  PRIMARY KEY (lineage, record)
);

COMMENT ON TABLE longhaul.reject IS 'Records that were not applied, and why; raw holds their bytes as they stand in the file.';

-- Empty proof: SELECT * FROM longhaul.ledger_proof WHERE NOT closes;
CREATE VIEW longhaul.ledger_proof AS
SELECT c.lineage, c.target, c.read, c.inserted, c.updated, c.skipped, c.rejected,
       j.rows AS reject_rows, o.operations,
       c.read = c.inserted + c.updated + c.skipped + c.rejected
         AND c.rejected = j.rows
         AND (o.read, o.inserted, o.updated, o.skipped, o.rejected)
             = (c.read, c.inserted, c.updated, c.skipped, c.rejected) AS closes
  FROM (SELECT lineage, min(target) AS target, sum(read) AS read, sum(inserted) AS inserted,
               sum(updated) AS updated, sum(skipped) AS skipped, sum(rejected) AS rejected
          FROM longhaul.checkpoint GROUP BY lineage) c
 CROSS JOIN LATERAL (SELECT count(*) AS rows FROM longhaul.reject r WHERE r.lineage = c.lineage) j
 CROSS JOIN LATERAL (SELECT count(*) AS operations, coalesce(sum(l.read), 0) AS read,
               coalesce(sum(l.inserted), 0) AS inserted, coalesce(sum(l.updated), 0) AS updated,
               coalesce(sum(l.skipped), 0) AS skipped, coalesce(sum(l.rejected), 0) AS rejected
          FROM longhaul.ledger l WHERE l.lineage = c.lineage) o;

COMMENT ON VIEW longhaul.ledger_proof IS 'Whether read = inserted + updated + skipped + rejected for each line, its operations and its rejects.';
