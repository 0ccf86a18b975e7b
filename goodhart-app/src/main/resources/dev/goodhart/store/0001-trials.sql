CREATE TABLE goodhart_schema (
    version INTEGER NOT NULL PRIMARY KEY,
    applied TEXT NOT NULL
);

CREATE TABLE goodhart_settings (
    study TEXT NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (study, digest)
);

CREATE TABLE goodhart_trial (
    study TEXT NOT NULL,
    settings TEXT NOT NULL,
    arm TEXT NOT NULL,
    seed INTEGER NOT NULL,
    body TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    provenance TEXT NOT NULL,
    PRIMARY KEY (study, settings, arm, seed),
    FOREIGN KEY (study, settings) REFERENCES goodhart_settings (study, digest)
);
