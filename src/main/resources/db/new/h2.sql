CREATE TABLE "PUBLIC"."flyway_schema_history"(
    "installed_rank" INTEGER NOT NULL,
    "version" CHARACTER VARYING(50),
    "description" CHARACTER VARYING(200) NOT NULL,
    "type" CHARACTER VARYING(20) NOT NULL,
    "script" CHARACTER VARYING(1000) NOT NULL,
    "checksum" INTEGER,
    "installed_by" CHARACTER VARYING(100) NOT NULL,
    "installed_on" TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "execution_time" INTEGER NOT NULL,
    "success" BOOLEAN NOT NULL
);
ALTER TABLE "PUBLIC"."flyway_schema_history" ADD CONSTRAINT "PUBLIC"."flyway_schema_history_pk" PRIMARY KEY("installed_rank");
INSERT INTO "PUBLIC"."flyway_schema_history" VALUES
(-1, NULL, '<< Flyway Schema History table created >>', 'TABLE', '', NULL, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(1, '1', 'prices runs token', 'SQL', 'common/V1__prices_runs_token.sql', 1861610771, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(2, '2', 'token rules', 'SQL', 'common/V2__token_rules.sql', 1831168307, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(3, '10', 'calendar', 'SQL', 'common/V10__calendar.sql', -1297367968, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(4, '11', 'instruments', 'SQL', 'common/V11__instruments.sql', 1343852535, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(5, '20', 'call quota', 'SQL', 'common/V20__call_quota.sql', -1869541167, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(6, '30', 'resumable runs', 'SQL', 'common/V30__resumable_runs.sql', -1445848175, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(7, '40', 'evidence', 'SQL', 'common/V40__evidence.sql', -1430133371, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(8, '42', 'stock listings', 'SQL', 'common/V42__stock_listings.sql', 1621115726, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(9, '43', 'rows', 'SQL', 'common/V43__rows.sql', -1029386729, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(10, '44', 'candle events', 'SQL', 'common/V44__candle_events.sql', 537137230, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(11, '45', 'two witnesses', 'SQL', 'common/V45__two_witnesses.sql', -614439342, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(12, '47', 'doubt', 'SQL', 'common/V47__doubt.sql', 803648737, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(13, '48', 'reread rows', 'SQL', 'h2/V48__reread_rows.sql', -1511032529, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(14, '52', 'wide token', 'SQL', 'common/V52__wide_token.sql', -636095978, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(15, '53', 'alerts', 'SQL', 'common/V53__alerts.sql', -1143949392, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(16, '54', 'alert installation', 'SQL', 'common/V54__alert_installation.sql', 1093082733, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(17, '57', 'gateway', 'SQL', 'common/V57__gateway.sql', -1331304987, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(18, '62', 'no trade evidence', 'SQL', 'common/V62__no_trade_evidence.sql', -640697079, 'SA', CURRENT_TIMESTAMP, 0, TRUE),
(19, '64', 'former quota', 'SQL', 'common/V64__former_quota.sql', -1351902401, 'SA', CURRENT_TIMESTAMP, 0, TRUE);
CREATE INDEX "PUBLIC"."flyway_schema_history_s_idx" ON "PUBLIC"."flyway_schema_history"("success" NULLS FIRST);
CREATE TABLE "PUBLIC"."DAILY_PRICE" COMMENT 'One candle per stock, day, market and price basis, as the broker last told it.'(
    "STOCK_CODE" CHARACTER VARYING(12) COMMENT 'Short code of the exchange, for instance 005930; ETN begin with Q.' NOT NULL,
    "TRADE_DATE" DATE COMMENT 'Trading day in Asia/Seoul.' NOT NULL,
    "MARKET" CHARACTER VARYING(2) COMMENT 'J = KRX, NX = Nextrade, UN = both together; three different series.' NOT NULL,
    "PRICE_BASIS" CHARACTER VARYING(8) COMMENT 'ADJUSTED for splits and rights, or RAW as traded.' NOT NULL,
    "OPEN_PRICE" NUMERIC(18, 2) COMMENT 'First price in KRW; null on a day without trade.',
    "HIGH_PRICE" NUMERIC(18, 2) COMMENT 'Highest price in KRW; null on a day without trade.',
    "LOW_PRICE" NUMERIC(18, 2) COMMENT 'Lowest price in KRW; null on a day without trade.',
    "CLOSE_PRICE" NUMERIC(18, 2) COMMENT 'Last price in KRW; on a day without trade the close carried over.' NOT NULL,
    "VOLUME" BIGINT COMMENT 'Shares traded; 0 on a day without trade.' NOT NULL,
    "TURNOVER" BIGINT COMMENT 'Value traded in KRW; null when the source has none.',
    "IS_FINAL" BOOLEAN COMMENT 'True once the row was read on or after its settling day and agreed with what is stored.' NOT NULL,
    "SOURCE" CHARACTER VARYING(16) COMMENT 'What was asked, for instance FHKST03010100.' NOT NULL,
    "RUN_ID" CHARACTER VARYING(36) COMMENT 'Run that wrote these values; no foreign key, so that old runs can be deleted.' NOT NULL,
    "COLLECTED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When these values were first read; a later reading that agrees does not move it.' NOT NULL,
    "EVIDENCE" CHARACTER VARYING(16) DEFAULT 'LEGACY' COMMENT 'From what the row is known: ONE_READING (not final yet), REREAD, SEAMS, OPERATOR, or LEGACY (stored by a version that kept no evidence, or none that is enough).' NOT NULL,
    "PRICE_CHANGE" NUMERIC(18, 2) COMMENT 'Change against the close before in KRW, as KIS wrote it (prdy_vrss); null when it had none.',
    "EX_CODE" CHARACTER VARYING(8) COMMENT 'Ex-marker of the day (flng_cls_code); null on an ordinary day.',
    "SPLIT_RATIO" NUMERIC(18, 6) COMMENT 'Base price of the day by the close before it (prtt_rate); null on an ordinary day.',
    "REVALUATION_CODE" CHARACTER VARYING(8) COMMENT 'Reason of a revaluation (revl_issu_reas); null on an ordinary day.',
    "IS_FILLER" BOOLEAN COMMENT 'Whether KIS marked the row as one without trade (mod_yn); null when it did not say.'
);
ALTER TABLE "PUBLIC"."DAILY_PRICE" ADD CONSTRAINT "PUBLIC"."DAILY_PRICE_KEY" PRIMARY KEY("STOCK_CODE", "TRADE_DATE", "MARKET", "PRICE_BASIS");
CREATE INDEX "PUBLIC"."DAILY_PRICE_BY_DAY" ON "PUBLIC"."DAILY_PRICE"("TRADE_DATE" NULLS FIRST);
CREATE TABLE "PUBLIC"."SERIES_STATE" COMMENT 'Per stock, market and basis: where the series begins and ends, and since when its base is proven.'(
    "STOCK_CODE" CHARACTER VARYING(12) COMMENT 'Short code of the exchange.' NOT NULL,
    "MARKET" CHARACTER VARYING(2) COMMENT 'As in daily_price.' NOT NULL,
    "PRICE_BASIS" CHARACTER VARYING(8) COMMENT 'As in daily_price.' NOT NULL,
    "BEGINS_ON" DATE COMMENT 'First day of which KIS has a row; null while no answer has shown it.',
    "BEGINS_EVIDENCE" CHARACTER VARYING(16) COMMENT 'LISTING_DATE, CONFIRMED (two equal answers on different trading days), OPERATOR, UNCONFIRMED, or LEGACY.',
    "BEGINS_SEEN_ON" DATE COMMENT 'Session day of the answer that showed it first.',
    "ENDS_ON" DATE COMMENT 'Last day of trading; null while the stock is listed, as far as is known.',
    "ENDS_EVIDENCE" CHARACTER VARYING(16) COMMENT 'STOCK_INFO (search-stock-info), MASTER_FILE or OPERATOR; null without an end.',
    "BASE_SINCE" TIMESTAMP WITH TIME ZONE COMMENT 'When the prices were found to stand on another base the last time; null when never.',
    "BASE_PROVEN_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When all stored rows were last known to stand on one base; null while they are not.'
);
ALTER TABLE "PUBLIC"."SERIES_STATE" ADD CONSTRAINT "PUBLIC"."SERIES_STATE_KEY" PRIMARY KEY("STOCK_CODE", "MARKET", "PRICE_BASIS");
CREATE TABLE "PUBLIC"."OBLIGATION" COMMENT 'What has to be read again, until it is done; a row is deleted when its days are answered and agree.'(
    "OBLIGATION_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) NOT NULL,
    "STOCK_CODE" CHARACTER VARYING(12) COMMENT 'Short code of the exchange.' NOT NULL,
    "MARKET" CHARACTER VARYING(2) COMMENT 'As in daily_price.' NOT NULL,
    "PRICE_BASIS" CHARACTER VARYING(8) COMMENT 'As in daily_price.' NOT NULL,
    "KIND" CHARACTER VARYING(16) COMMENT 'BASE (rows on another base), CHANGED (a final value changed), UNANSWERED (days without a complete answer), BEGINNING (a beginning that one answer showed).' NOT NULL,
    "FROM_DATE" DATE COMMENT 'First day to read.' NOT NULL,
    "TO_DATE" DATE COMMENT 'Last day to read.' NOT NULL,
    "REASON" CHARACTER VARYING(1000) COMMENT 'Why, in words.' NOT NULL,
    "OPENED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'Since when.' NOT NULL,
    "OPENED_RUN_ID" CHARACTER VARYING(36) COMMENT 'The run that found it; it may be deleted from collection_run.' NOT NULL,
    "DUE_ON" DATE COMMENT 'From this session day on it is read again; only a BEGINNING waits.' NOT NULL,
    "ASKED_COUNT" INTEGER DEFAULT 0 COMMENT 'How often it was asked for since, without being done.' NOT NULL
);
ALTER TABLE "PUBLIC"."OBLIGATION" ADD CONSTRAINT "PUBLIC"."OBLIGATION_KEY" PRIMARY KEY("OBLIGATION_ID");
CREATE INDEX "PUBLIC"."OBLIGATION_OF" ON "PUBLIC"."OBLIGATION"("STOCK_CODE" NULLS FIRST, "MARKET" NULLS FIRST, "PRICE_BASIS" NULLS FIRST);
CREATE TABLE "PUBLIC"."COLLECTION_ITEM" COMMENT 'The outcome of one symbol in one run.'(
    "RUN_ID" CHARACTER VARYING(36) NOT NULL,
    "STOCK_CODE" CHARACTER VARYING(12) NOT NULL,
    "NAME" CHARACTER VARYING(100),
    "STATE" CHARACTER VARYING(8) COMMENT 'PENDING, DONE, EMPTY (nothing to trade) or FAILED.' NOT NULL,
    "ROW_COUNT" INTEGER DEFAULT 0 COMMENT 'Rows the broker answered with, stored ones and unchanged ones alike.' NOT NULL,
    "ATTEMPTS" INTEGER DEFAULT 0 COMMENT 'How often the symbol was tried in this run.' NOT NULL,
    "ERROR_CODE" CHARACTER VARYING(40) COMMENT 'The broker''s msg_cd, or the name of the fault.',
    "ERROR_TEXT" CHARACTER VARYING(1000),
    "UPDATED_AT" TIMESTAMP WITH TIME ZONE NOT NULL,
    "OWNER" CHARACTER VARYING(128) COMMENT 'The process that may write this row: the owner of the run.',
    "REMAINING" CHARACTER VARYING(20000) COMMENT 'The days still to ask for, per price basis; blank when none is left.',
    "REREAD_ROWS" INTEGER DEFAULT 0 COMMENT 'Those of row_count that came with rejected or missing ones; their days are asked for again.' NOT NULL,
    "NEW_ROWS" INTEGER DEFAULT 0 COMMENT 'Rows that daily_price did not have.' NOT NULL,
    "CHANGED_ROWS" INTEGER DEFAULT 0 COMMENT 'Rows that the broker had changed.' NOT NULL,
    "UNCHANGED_ROWS" INTEGER DEFAULT 0 COMMENT 'Rows that were there already, with the same values.' NOT NULL,
    "FIRST_DATE" DATE COMMENT 'Oldest day that came; null when none did.',
    "LAST_DATE" DATE COMMENT 'Newest day that came; null when none did.',
    "REREAD_REASON" CHARACTER VARYING(200) COMMENT 'Why the whole adjusted history was read again; null when it was not.'
);
ALTER TABLE "PUBLIC"."COLLECTION_ITEM" ADD CONSTRAINT "PUBLIC"."COLLECTION_ITEM_KEY" PRIMARY KEY("RUN_ID", "STOCK_CODE");
CREATE TABLE "PUBLIC"."COLLECTION_RANGE" COMMENT 'Days that some run was to collect; ranges of one series that touch are one row.'(
    "STOCK_CODE" CHARACTER VARYING(12) COMMENT 'Short code of the exchange.' NOT NULL,
    "MARKET" CHARACTER VARYING(2) COMMENT 'As in daily_price.' NOT NULL,
    "PRICE_BASIS" CHARACTER VARYING(8) COMMENT 'As in daily_price.' NOT NULL,
    "FROM_DATE" DATE COMMENT 'First day in Asia/Seoul.' NOT NULL,
    "TO_DATE" DATE COMMENT 'Last day in Asia/Seoul.' NOT NULL,
    "BEGINS_ON" DATE COMMENT 'First day of which the broker has anything; null when it has the whole range.'
);
ALTER TABLE "PUBLIC"."COLLECTION_RANGE" ADD CONSTRAINT "PUBLIC"."COLLECTION_RANGE_KEY" PRIMARY KEY("STOCK_CODE", "MARKET", "PRICE_BASIS", "FROM_DATE");
CREATE TABLE "PUBLIC"."REJECTED_ROW" COMMENT 'Rows of the broker that broke a quality rule and were not stored.'(
    "REJECTED_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) NOT NULL,
    "RUN_ID" CHARACTER VARYING(36) NOT NULL,
    "STOCK_CODE" CHARACTER VARYING(12) NOT NULL,
    "TRADE_DATE" DATE COMMENT 'Day of the row; null when the row had no readable one.',
    "RULE" CHARACTER VARYING(40) COMMENT 'Name of the broken rule.' NOT NULL,
    "DETAIL" CHARACTER VARYING(1000),
    "ANSWER" CHARACTER VARYING(4000) COMMENT 'The row as the broker wrote it, cut at 4000 characters.',
    "REJECTED_AT" TIMESTAMP WITH TIME ZONE NOT NULL
);
ALTER TABLE "PUBLIC"."REJECTED_ROW" ADD CONSTRAINT "PUBLIC"."REJECTED_ROW_KEY" PRIMARY KEY("REJECTED_ID");
CREATE INDEX "PUBLIC"."REJECTED_ROW_OF_RUN" ON "PUBLIC"."REJECTED_ROW"("RUN_ID" NULLS FIRST, "STOCK_CODE" NULLS FIRST);
CREATE TABLE "PUBLIC"."ACCESS_TOKEN" COMMENT 'The one token of an environment, address and app key, shared by all processes on this database.'(
    "TOKEN_KEY" CHARACTER VARYING(400) COMMENT 'Environment, address and app key in one value.' NOT NULL,
    "ENVIRONMENT" CHARACTER VARYING(8) NOT NULL,
    "BASE_URL" CHARACTER VARYING(255) COMMENT 'Host, port and path of the broker, without the scheme.' NOT NULL,
    "APP_KEY_HASH" CHARACTER VARYING(64) COMMENT 'Hash of the app key, never the key.' NOT NULL,
    "TOKEN_CIPHER" CHARACTER VARYING(12000) COMMENT 'The token, encrypted, in Base64; null when there is none.',
    "ISSUED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When the broker issued the token; protected by its encryption.',
    "EXPIRES_AT" TIMESTAMP WITH TIME ZONE COMMENT 'End of the token; protected by its encryption.',
    "LAST_ATTEMPT_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When anybody last asked the broker for a token; written before asking.',
    "LEASE_OWNER" CHARACTER VARYING(128) COMMENT 'Who is asking the broker now; null when nobody is. Holds no longer than not_before.',
    "VERSION" BIGINT DEFAULT 0 COMMENT 'Grows with every change, for compare and set.' NOT NULL,
    "NOT_BEFORE" TIMESTAMP WITH TIME ZONE COMMENT 'Nobody asks the broker before this.',
    "REFUSAL_FAULT" CHARACTER VARYING(16) COMMENT 'What the last attempt came to, if it was no token: RATE, UNAVAILABLE, DEAD_TOKEN, CREDENTIAL.',
    "REFUSAL_CODE" CHARACTER VARYING(40) COMMENT 'The broker''s error code.',
    "REFUSAL_TEXT" CHARACTER VARYING(400) COMMENT 'What the broker said.',
    "REFUSED_CREDENTIALS" CHARACTER VARYING(64) COMMENT 'Keyed hash of the credentials that were refused: others may be tried.',
    "DEAD_TOKEN" CHARACTER VARYING(12) COMMENT 'Fingerprint of the token that was dropped last because the broker refused it.'
);
ALTER TABLE "PUBLIC"."ACCESS_TOKEN" ADD CONSTRAINT "PUBLIC"."ACCESS_TOKEN_KEY" PRIMARY KEY("TOKEN_KEY");
CREATE TABLE "PUBLIC"."CALENDAR_QUESTION" COMMENT 'KIS is asked for the calendar at most once a day, whatever it answers.'(
    "ASKED_ON" DATE COMMENT 'Day of the question in Asia/Seoul.' NOT NULL,
    "ASKED_AT" TIMESTAMP WITH TIME ZONE NOT NULL,
    "STATE" CHARACTER VARYING(8) COMMENT 'ASKED, then LEARNED, FAILED, or SILENT (no answer came, asked again at the next occasion); ASKED for ever when the process died meanwhile.' NOT NULL,
    "DAY_COUNT" INTEGER DEFAULT 0 COMMENT 'Days learned.' NOT NULL,
    "ANSWER" CHARACTER VARYING(1000) COMMENT 'What came, in words; for FAILED what went wrong.',
    "ATTEMPTS" INTEGER DEFAULT 1 COMMENT 'How often it was sent, or tried to be.' NOT NULL
);
ALTER TABLE "PUBLIC"."CALENDAR_QUESTION" ADD CONSTRAINT "PUBLIC"."CALENDAR_QUESTION_KEY" PRIMARY KEY("ASKED_ON");
CREATE TABLE "PUBLIC"."ALERT" COMMENT 'What somebody is to be told; one open row per installation, condition and subject.'(
    "ALERT_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) NOT NULL,
    "INSTALLATION" CHARACTER VARYING(300) COMMENT 'Whose condition it is: environment, market and series.' NOT NULL,
    "CONDITION" CHARACTER VARYING(32) COMMENT 'Its name in docs/alerts.md, for instance collection-late.' NOT NULL,
    "SUBJECT" CHARACTER VARYING(200) COMMENT 'What it is about, for instance a day; blank when there can be only one.' NOT NULL,
    "OPEN_KEY" CHARACTER VARYING(540) COMMENT 'Installation, condition and subject while it is open, else null: unique.',
    "SEVERITY" CHARACTER VARYING(8) COMMENT 'CRITICAL or WARNING.' NOT NULL,
    "TEXT" CHARACTER VARYING(2000) COMMENT 'What is the matter, as a sentence; as it was last seen.' NOT NULL,
    "OPENED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When it was first noticed.' NOT NULL,
    "OPENED_BY" CHARACTER VARYING(160) COMMENT 'The process that noticed it first.' NOT NULL,
    "SEEN_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When any process last saw it, by the database''s clock.' NOT NULL,
    "TOLD_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When a channel first took a message about it, by the database''s clock; null until then.',
    "RESOLVED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When it was found to be over; null while it is open.'
);
ALTER TABLE "PUBLIC"."ALERT" ADD CONSTRAINT "PUBLIC"."ALERT_KEY" PRIMARY KEY("ALERT_ID");
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."ALERT_ONE_OPEN" ON "PUBLIC"."ALERT"("OPEN_KEY" NULLS FIRST);
CREATE TABLE "PUBLIC"."INSTRUMENT" COMMENT 'Everything that a master file has listed, as the newest one says it; nothing is ever deleted.'(
    "STOCK_CODE" CHARACTER VARYING(12) COMMENT 'Short code; six characters for a stock, up to nine for other things.' NOT NULL,
    "ISIN" CHARACTER VARYING(12) NOT NULL,
    "NAME" CHARACTER VARYING(100) NOT NULL,
    "MARKET" CHARACTER VARYING(8) COMMENT 'Where it is listed: KOSPI or KOSDAQ. Not the market of daily_price.' NOT NULL,
    "GROUP_CODE" CHARACTER VARYING(2) COMMENT 'ST stock, EF ETF, EN ETN, RT REIT and others.' NOT NULL,
    "LISTING_DATE" DATE COMMENT 'First day of trading; null when the file has none.',
    "BASE_PRICE" NUMERIC(18, 2) COMMENT 'Base price of the day in KRW.' NOT NULL,
    "LISTED_SHARES" BIGINT COMMENT 'Number of shares, exact to a thousand.' NOT NULL,
    "IS_SPAC" BOOLEAN NOT NULL,
    "IS_PREFERRED" BOOLEAN NOT NULL,
    "IS_HALTED" BOOLEAN NOT NULL,
    "IS_LIQUIDATION" BOOLEAN COMMENT 'In its last days of trading before the end of the listing.' NOT NULL,
    "IS_ADMINISTRATIVE" BOOLEAN COMMENT 'Under supervision of the exchange.' NOT NULL,
    "PAR_CHANGE" CHARACTER VARYING(8) COMMENT 'NONE, SPLIT, MERGE or OTHER change of the par value.' NOT NULL,
    "FIRST_SEEN" TIMESTAMP WITH TIME ZONE COMMENT 'When a master file listed it for the first time.' NOT NULL,
    "LAST_SEEN" TIMESTAMP WITH TIME ZONE COMMENT 'When a master file listed it last.' NOT NULL,
    "DELISTED_ON" DATE COMMENT 'First day in Asia/Seoul on which the files had it no more; null while it is listed.',
    "UPDATED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When one of its values, other than the base price, last changed.' NOT NULL,
    "LISTING_SOURCE" CHARACTER VARYING(16) COMMENT 'Where listing_date is known from: MASTER_FILE or STOCK_INFO (search-stock-info); null without a date.',
    "DELISTING_SOURCE" CHARACTER VARYING(16) COMMENT 'Where delisted_on is known from: MASTER_FILE or STOCK_INFO; null while it is listed.'
);
ALTER TABLE "PUBLIC"."INSTRUMENT" ADD CONSTRAINT "PUBLIC"."INSTRUMENT_KEY" PRIMARY KEY("STOCK_CODE");
CREATE TABLE "PUBLIC"."INSTRUMENT_CHANGE" COMMENT 'What was different from the reading before; a kind once per code and day.'(
    "CHANGE_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) NOT NULL,
    "STOCK_CODE" CHARACTER VARYING(12) NOT NULL,
    "CHANGED_ON" DATE COMMENT 'Day in Asia/Seoul on which it was seen first.' NOT NULL,
    "KIND" CHARACTER VARYING(8) COMMENT 'LISTED, DELISTED, RENAMED, MOVED (to another market), HALTED, RESUMED, SPLIT or MERGED.' NOT NULL,
    "OLD_VALUE" CHARACTER VARYING(100) COMMENT 'Name or market before; for SPLIT and MERGED the base price in KRW before.',
    "NEW_VALUE" CHARACTER VARYING(100) COMMENT 'The same afterwards.',
    "SEEN_AT" TIMESTAMP WITH TIME ZONE NOT NULL
);
ALTER TABLE "PUBLIC"."INSTRUMENT_CHANGE" ADD CONSTRAINT "PUBLIC"."INSTRUMENT_CHANGE_KEY" PRIMARY KEY("CHANGE_ID");
CREATE INDEX "PUBLIC"."INSTRUMENT_CHANGE_BY_DAY" ON "PUBLIC"."INSTRUMENT_CHANGE"("CHANGED_ON" NULLS FIRST);
CREATE TABLE "PUBLIC"."CALL_QUOTA" COMMENT 'How many calls each process makes with an app key now, and how many the broker seems to grant.'(
    "TOKEN_KEY" CHARACTER VARYING(400) COMMENT 'As in access_token: environment, address and app key in one value.' NOT NULL,
    "GRANTED_PER_SECOND" INTEGER COMMENT 'What was found because the broker refused calls; null when the configured ceiling holds.',
    "GRANTED_SINCE" TIMESTAMP WITH TIME ZONE COMMENT 'When that was found.',
    "HOLD_SECONDS" BIGINT COMMENT 'How long it is kept before one call more per second is tried.',
    "RAISED" BOOLEAN COMMENT 'Whether it is one call more that is being tried.',
    "CLAIMS" CHARACTER VARYING(20000) DEFAULT '' COMMENT 'One line per collecting process: calls per period, end of the claim, place in the order, process.' NOT NULL,
    "VERSION" BIGINT DEFAULT 0 COMMENT 'Grows with every change, for compare and set.' NOT NULL,
    "FORMER_PER_SECOND" INTEGER COMMENT 'Below granted_per_second: the level to go back to while more is tried. Above it: the level before it that is worth another try. Null: neither.',
    "FORMER_SINCE" TIMESTAMP WITH TIME ZONE COMMENT 'The granted_since of the level that former_per_second belongs to; it counts for no other.'
);
ALTER TABLE "PUBLIC"."CALL_QUOTA" ADD CONSTRAINT "PUBLIC"."CALL_QUOTA_KEY" PRIMARY KEY("TOKEN_KEY");
CREATE TABLE "PUBLIC"."COLLECTION_RUN" COMMENT 'One collection: why it ran, how it ended, what it cost.'(
    "RUN_ID" CHARACTER VARYING(36) NOT NULL,
    "KIND" CHARACTER VARYING(16) COMMENT 'DAILY, BACKFILL or another occasion.' NOT NULL,
    "TRADE_DATE" DATE COMMENT 'Last day asked for, in Asia/Seoul.' NOT NULL,
    "STARTED_AT" TIMESTAMP WITH TIME ZONE NOT NULL,
    "FINISHED_AT" TIMESTAMP WITH TIME ZONE,
    "STATE" CHARACTER VARYING(8) COMMENT 'RUNNING, DONE (every symbol), PARTIAL (some failed), FAILED (could not run), SKIPPED (no trading day).' NOT NULL,
    "REASON" CHARACTER VARYING(1000) COMMENT 'Why it was skipped or failed.',
    "SYMBOL_COUNT" INTEGER DEFAULT 0 NOT NULL,
    "DONE_COUNT" INTEGER DEFAULT 0 NOT NULL,
    "EMPTY_COUNT" INTEGER DEFAULT 0 NOT NULL,
    "FAILED_COUNT" INTEGER DEFAULT 0 NOT NULL,
    "NEW_ROWS" BIGINT DEFAULT 0 NOT NULL,
    "CHANGED_ROWS" BIGINT DEFAULT 0 NOT NULL,
    "UNCHANGED_ROWS" BIGINT DEFAULT 0 NOT NULL,
    "REJECTED_ROWS" BIGINT DEFAULT 0 NOT NULL,
    "REQUEST_COUNT" BIGINT DEFAULT 0 COMMENT 'Calls sent to the broker, repeated ones included.' NOT NULL,
    "REFUSED_COUNT" BIGINT DEFAULT 0 COMMENT 'Calls that the broker refused because of its quota.' NOT NULL,
    "TOKEN_ISSUE_COUNT" BIGINT DEFAULT 0 COMMENT 'Tokens issued; the account owner gets a message at each.' NOT NULL,
    "FROM_DATE" DATE COMMENT 'First day asked for, in Asia/Seoul.',
    "JOB" CHARACTER VARYING(300) COMMENT 'What it is about: kind, key, market, basis, days and a hash of its symbols.',
    "RUNNING_JOB" CHARACTER VARYING(300) COMMENT 'The same while the state is RUNNING, else null: unique, so that nothing runs twice at a time.',
    "OWNER" CHARACTER VARYING(128) COMMENT 'The process that works on it, or did last.',
    "LEASE_UNTIL" TIMESTAMP WITH TIME ZONE COMMENT 'While RUNNING: until then the owner counts as alive, by the database''s clock; renewed while it works.'
);
ALTER TABLE "PUBLIC"."COLLECTION_RUN" ADD CONSTRAINT "PUBLIC"."COLLECTION_RUN_KEY" PRIMARY KEY("RUN_ID");
CREATE INDEX "PUBLIC"."COLLECTION_RUN_BY_START" ON "PUBLIC"."COLLECTION_RUN"("STARTED_AT" NULLS FIRST);
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."COLLECTION_RUN_ONE_AT_A_TIME" ON "PUBLIC"."COLLECTION_RUN"("RUNNING_JOB" NULLS FIRST);
CREATE TABLE "PUBLIC"."DAILY_PRICE_REVISION" COMMENT 'What a row of daily_price was before the broker changed it; columns as there.'(
    "REVISION_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) NOT NULL,
    "STOCK_CODE" CHARACTER VARYING(12) NOT NULL,
    "TRADE_DATE" DATE NOT NULL,
    "MARKET" CHARACTER VARYING(2) NOT NULL,
    "PRICE_BASIS" CHARACTER VARYING(8) NOT NULL,
    "OPEN_PRICE" NUMERIC(18, 2),
    "HIGH_PRICE" NUMERIC(18, 2),
    "LOW_PRICE" NUMERIC(18, 2),
    "CLOSE_PRICE" NUMERIC(18, 2) NOT NULL,
    "VOLUME" BIGINT NOT NULL,
    "TURNOVER" BIGINT,
    "IS_FINAL" BOOLEAN COMMENT 'Whether the replaced values had been taken for final.' NOT NULL,
    "SOURCE" CHARACTER VARYING(16) NOT NULL,
    "RUN_ID" CHARACTER VARYING(36) COMMENT 'Run that had written the replaced values.' NOT NULL,
    "COLLECTED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When the replaced values had been read.' NOT NULL,
    "REPLACED_RUN_ID" CHARACTER VARYING(36) COMMENT 'Run that read the new values.' NOT NULL,
    "REPLACED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When the new values were read.' NOT NULL,
    "REASON" CHARACTER VARYING(16) COMMENT 'SETTLED, RESTATED, SPLIT, VENDOR_FAULT or OPERATOR; null in rows of versions without it.'
);
ALTER TABLE "PUBLIC"."DAILY_PRICE_REVISION" ADD CONSTRAINT "PUBLIC"."DAILY_PRICE_REVISION_KEY" PRIMARY KEY("REVISION_ID");
CREATE INDEX "PUBLIC"."DAILY_PRICE_REVISION_OF" ON "PUBLIC"."DAILY_PRICE_REVISION"("STOCK_CODE" NULLS FIRST, "TRADE_DATE" NULLS FIRST, "MARKET" NULLS FIRST, "PRICE_BASIS" NULLS FIRST);
CREATE TABLE "PUBLIC"."RESOLUTION" COMMENT 'Why a gap or a rejected row is in order; deleted again when later evidence speaks against it.'(
    "RESOLUTION_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) NOT NULL,
    "STOCK_CODE" CHARACTER VARYING(12) COMMENT 'Short code of the exchange.' NOT NULL,
    "FROM_DATE" DATE COMMENT 'First day.' NOT NULL,
    "TO_DATE" DATE COMMENT 'Last day.' NOT NULL,
    "REASON" CHARACTER VARYING(16) COMMENT 'ACCEPTED, DELISTED, HALTED or NOT_TRADED_HERE.' NOT NULL,
    "SAID_BY" CHARACTER VARYING(16) COMMENT 'OPERATOR (kis.resolve), STOCK_INFO (search-stock-info) or MASTER_FILE.' NOT NULL,
    "SAID" CHARACTER VARYING(1000) COMMENT 'What was said, in words.' NOT NULL,
    "SAID_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When it was said.' NOT NULL,
    "MARKET" CHARACTER VARYING(2) COMMENT 'As in daily_price.' NOT NULL
);
ALTER TABLE "PUBLIC"."RESOLUTION" ADD CONSTRAINT "PUBLIC"."RESOLUTION_KEY" PRIMARY KEY("RESOLUTION_ID");
CREATE INDEX "PUBLIC"."RESOLUTION_OF" ON "PUBLIC"."RESOLUTION"("STOCK_CODE" NULLS FIRST, "MARKET" NULLS FIRST);
CREATE TABLE "PUBLIC"."SETTLING_DAY" COMMENT 'Up to which day rows are due to be final, as the newest run has told; one row.'(
    "ONLY_ROW" INTEGER COMMENT 'Always 1.' NOT NULL,
    "SETTLED_BEFORE" DATE COMMENT 'Days up to this one have seen two trading mornings.' NOT NULL,
    "COLLECTED_BEFORE" TIMESTAMP WITH TIME ZONE COMMENT 'Rows whose values are older than this have seen two trading mornings since they were read.' NOT NULL,
    "EXPECTED_UNTIL" DATE COMMENT 'Last day whose session was over then: rows of later days are not missing yet.' NOT NULL
);
ALTER TABLE "PUBLIC"."SETTLING_DAY" ADD CONSTRAINT "PUBLIC"."SETTLING_DAY_KEY" PRIMARY KEY("ONLY_ROW");
CREATE TABLE "PUBLIC"."STOCK_LISTING" COMMENT 'What KIS says of a stock (search-stock-info), asked when there was a doubt about it.'(
    "STOCK_CODE" CHARACTER VARYING(12) COMMENT 'Short code of the exchange.' NOT NULL,
    "LISTED_ON" DATE COMMENT 'First day of trading, the earlier one of a stock that moved between KOSPI and KOSDAQ; null when not known.',
    "DELISTED_ON" DATE COMMENT 'First day without trading for good; null while it is listed, and when not known.',
    "IS_HALTED" BOOLEAN COMMENT 'Whether its trading was suspended on answered_on; null when not known.',
    "TRADES_ON_NEXTRADE" BOOLEAN COMMENT 'Whether Nextrade traded it on answered_on; null when not known.',
    "NEXTRADE_HALTED" BOOLEAN COMMENT 'Whether its trading on Nextrade was suspended on answered_on; null when not known.',
    "ANSWERED_ON" DATE COMMENT 'Day of the answer that the columns before tell of; null without one.',
    "STATE" CHARACTER VARYING(16) COMMENT 'What came of the last question: ANSWERED, UNKNOWN_CODE (KIS does not know the code) or FAILED.' NOT NULL,
    "ASKED_ON" DATE COMMENT 'Day of the last question in Asia/Seoul.' NOT NULL,
    "ASKED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When it was asked last.' NOT NULL,
    "ASKED_COUNT" INTEGER COMMENT 'How often it was asked in a row with the same outcome; the pause before the next question grows with it.' NOT NULL,
    "ANSWER" CHARACTER VARYING(400) COMMENT 'What came, in words.' NOT NULL
);
ALTER TABLE "PUBLIC"."STOCK_LISTING" ADD CONSTRAINT "PUBLIC"."STOCK_LISTING_KEY" PRIMARY KEY("STOCK_CODE");
CREATE TABLE "PUBLIC"."CORPORATE_ACTION" COMMENT 'What moved the price of a stock besides trading: when, by what, from where that is known.'(
    "ACTION_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) NOT NULL,
    "STOCK_CODE" CHARACTER VARYING(12) COMMENT 'Short code of the exchange.' NOT NULL,
    "ACTION_DATE" DATE COMMENT 'First day on the new base price.' NOT NULL,
    "KIND" CHARACTER VARYING(40) COMMENT U&'EX_DIVIDEND, EX_RIGHTS, SPLIT, CAPITAL_REDUCTION \2026 in words; an unknown code as KIS wrote it.' NOT NULL,
    "RATIO" NUMERIC(18, 6) COMMENT 'Base price of the day by the close before it; null where the source has none that can be read.',
    "MARKET" CHARACTER VARYING(8) COMMENT 'Of which series the row was that showed it, as in daily_price; KOSPI or KOSDAQ from a master file.' NOT NULL,
    "SOURCE" CHARACTER VARYING(16) COMMENT 'FHKST03010100 (marks of a candle) or MASTER_FILE (change of the par value).' NOT NULL,
    "RUN_ID" CHARACTER VARYING(36) COMMENT 'Run that read it first; blank from a master file.' NOT NULL,
    "SEEN_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When it was read first.' NOT NULL
);
ALTER TABLE "PUBLIC"."CORPORATE_ACTION" ADD CONSTRAINT "PUBLIC"."CORPORATE_ACTION_KEY" PRIMARY KEY("ACTION_ID");
CREATE TABLE "PUBLIC"."CANDLE_EVENT" COMMENT 'New and changed candles that were not told to the subscribers yet; a row is deleted once it was.'(
    "EVENT_ID" BIGINT GENERATED BY DEFAULT AS IDENTITY(START WITH 1) COMMENT 'Ascending in the order in which the candles of a series were stored; subscribers get it.' NOT NULL,
    "KIND" CHARACTER VARYING(8) COMMENT 'NEW or CHANGED.' NOT NULL,
    "STOCK_CODE" CHARACTER VARYING(12) NOT NULL,
    "NAME" CHARACTER VARYING(100) COMMENT 'Name of the stock in its run; null when nobody told.',
    "TRADE_DATE" DATE NOT NULL,
    "MARKET" CHARACTER VARYING(2) NOT NULL,
    "PRICE_BASIS" CHARACTER VARYING(8) NOT NULL,
    "OPEN_PRICE" NUMERIC(18, 2),
    "HIGH_PRICE" NUMERIC(18, 2),
    "LOW_PRICE" NUMERIC(18, 2),
    "CLOSE_PRICE" NUMERIC(18, 2) NOT NULL,
    "VOLUME" BIGINT NOT NULL,
    "TURNOVER" BIGINT,
    "IS_FINAL" BOOLEAN NOT NULL,
    "REASON" CHARACTER VARYING(16) COMMENT 'As in daily_price_revision; null for a new candle.',
    "OLD_OPEN_PRICE" NUMERIC(18, 2),
    "OLD_HIGH_PRICE" NUMERIC(18, 2),
    "OLD_LOW_PRICE" NUMERIC(18, 2),
    "OLD_CLOSE_PRICE" NUMERIC(18, 2) COMMENT 'Close before the change in KRW; null for a new candle, as all old values are.',
    "OLD_VOLUME" BIGINT,
    "OLD_TURNOVER" BIGINT,
    "RUN_ID" CHARACTER VARYING(36) COMMENT 'The run that stored the values; it may be deleted from collection_run.' NOT NULL,
    "COLLECTED_AT" TIMESTAMP WITH TIME ZONE NOT NULL
);
ALTER TABLE "PUBLIC"."CANDLE_EVENT" ADD CONSTRAINT "PUBLIC"."CANDLE_EVENT_KEY" PRIMARY KEY("EVENT_ID");
CREATE TABLE "PUBLIC"."EVENT_DELIVERY" COMMENT 'Who sends the rows of candle_event: one process at a time; one row.'(
    "ONLY_ROW" INTEGER COMMENT 'Always 1.' NOT NULL,
    "OWNER" CHARACTER VARYING(160) COMMENT 'The process that sends now; null when none does.',
    "LEASE_UNTIL" TIMESTAMP WITH TIME ZONE COMMENT 'Until then the owner counts as alive, by the database''s clock.' NOT NULL,
    "NOT_BEFORE" TIMESTAMP WITH TIME ZONE COMMENT 'Nothing is sent before this; later than now after a fault of a subscriber.' NOT NULL,
    "FAULT_COUNT" INTEGER COMMENT 'Faults of subscribers since the last candle that was taken.' NOT NULL,
    "FAULT" CHARACTER VARYING(1000) COMMENT 'The last of them in words; null when there is none.'
);
ALTER TABLE "PUBLIC"."EVENT_DELIVERY" ADD CONSTRAINT "PUBLIC"."EVENT_DELIVERY_KEY" PRIMARY KEY("ONLY_ROW");
INSERT INTO "PUBLIC"."EVENT_DELIVERY" VALUES
(1, NULL, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 0, NULL);
CREATE TABLE "PUBLIC"."TRADING_DAY" COMMENT 'Whether the exchange opens on a day, as far as anybody told.'(
    "TRADE_DATE" DATE COMMENT 'Calendar day in Asia/Seoul, weekends included.' NOT NULL,
    "IS_OPEN" BOOLEAN NOT NULL,
    "SOURCE" CHARACTER VARYING(8) COMMENT 'KIS (chk-holiday), OBSERVED (candles), DISPUTED (should have been open, and no stock has a row), FILE (config/holidays.csv) or WEEKDAY (assumed).' NOT NULL,
    "IS_CERTAIN" BOOLEAN COMMENT 'Two witnesses told: KIS after the day, two stocks, or KIS and a stock.' NOT NULL,
    "REASON" CHARACTER VARYING(100) COMMENT 'Why it is closed; null on an open day.',
    "LEARNED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When this was learned; the same again does not move it, except from KIS.' NOT NULL,
    "UNSEEN_ON" DATE COMMENT 'Session day of the run that first found no row of it; null when that is not why it is believed.'
);
ALTER TABLE "PUBLIC"."TRADING_DAY" ADD CONSTRAINT "PUBLIC"."TRADING_DAY_KEY" PRIMARY KEY("TRADE_DATE");
CREATE TABLE "PUBLIC"."ALERT_MESSAGE" COMMENT 'What each channel is to tell about an alert. Times are by the database''s clock.'(
    "ALERT_ID" BIGINT NOT NULL,
    "CHANNEL" CHARACTER VARYING(8) COMMENT 'SLACK, MAIL or WEBHOOK.' NOT NULL,
    "MESSAGE" CHARACTER VARYING(16) COMMENT 'OPENED, AGAIN 1, AGAIN 2 and so on, or RESOLVED.' NOT NULL,
    "DUE_AT" TIMESTAMP WITH TIME ZONE COMMENT 'From when on it was to be sent.' NOT NULL,
    "OWNER" CHARACTER VARYING(160) COMMENT 'The process that sends it now; null when none does.',
    "LEASE_UNTIL" TIMESTAMP WITH TIME ZONE COMMENT 'Until then that process counts as alive.',
    "ATTEMPTS" INTEGER DEFAULT 0 COMMENT 'How often it was tried.' NOT NULL,
    "NEXT_TRY_AT" TIMESTAMP WITH TIME ZONE COMMENT 'It is not tried before this; later after each failure, five minutes at most.' NOT NULL,
    "FAULT" CHARACTER VARYING(500) COMMENT 'Why the last attempt failed, in words without a secret; null without a failure.',
    "SENT_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When the channel took it; null until then.'
);
ALTER TABLE "PUBLIC"."ALERT_MESSAGE" ADD CONSTRAINT "PUBLIC"."ALERT_MESSAGE_KEY" PRIMARY KEY("ALERT_ID", "CHANNEL", "MESSAGE");
CREATE TABLE "PUBLIC"."GATEWAY_CREDENTIAL" COMMENT 'Key pairs of the gateway, made by kis gateway credential NAME.'(
    "KEY_HASH" CHARACTER VARYING(64) COMMENT 'SHA-256 of the key, in hex; its first 12 digits name the key in lists and logs.' NOT NULL,
    "NAME" CHARACTER VARYING(64) COMMENT 'Who it was made for, as the operator wrote it.' NOT NULL,
    "ACTIVE_NAME" CHARACTER VARYING(64) COMMENT 'The name until it is revoked, then null: unique.',
    "SALT" CHARACTER VARYING(64) COMMENT '32 random bytes in hex.' NOT NULL,
    "SECRET_HASH" CHARACTER VARYING(64) COMMENT 'SHA-256 of the salt and the secret, in hex.' NOT NULL,
    "CREATED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When it was made.' NOT NULL,
    "REVOKED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When it was revoked; null while it is valid.'
);
ALTER TABLE "PUBLIC"."GATEWAY_CREDENTIAL" ADD CONSTRAINT "PUBLIC"."GATEWAY_CREDENTIAL_KEY" PRIMARY KEY("KEY_HASH");
CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."GATEWAY_CREDENTIAL_ONE_NAME" ON "PUBLIC"."GATEWAY_CREDENTIAL"("ACTIVE_NAME" NULLS FIRST);
CREATE TABLE "PUBLIC"."GATEWAY_TOKEN" COMMENT 'Tokens that the gateway issued, valid on every process of this database.'(
    "TOKEN_HASH" CHARACTER VARYING(64) COMMENT 'SHA-256 of the token, in hex.' NOT NULL,
    "KEY_HASH" CHARACTER VARYING(64) COMMENT 'Whose token it is.' NOT NULL,
    "ISSUED_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When it was issued.' NOT NULL,
    "EXPIRES_AT" TIMESTAMP WITH TIME ZONE COMMENT 'When it ends, 24 hours later; it is deleted some time after that.' NOT NULL
);
ALTER TABLE "PUBLIC"."GATEWAY_TOKEN" ADD CONSTRAINT "PUBLIC"."GATEWAY_TOKEN_KEY" PRIMARY KEY("TOKEN_HASH");
CREATE INDEX "PUBLIC"."GATEWAY_TOKEN_END" ON "PUBLIC"."GATEWAY_TOKEN"("EXPIRES_AT" NULLS FIRST);
ALTER TABLE "PUBLIC"."DAILY_PRICE" ADD CONSTRAINT "PUBLIC"."DAILY_PRICE_CLOSE" CHECK("CLOSE_PRICE" > CAST(0 AS NUMERIC(1))) NOCHECK;
ALTER TABLE "PUBLIC"."OBLIGATION" ADD CONSTRAINT "PUBLIC"."OBLIGATION_KIND" CHECK("KIND" = ANY(ARRAY ['BASE', 'CHANGED', 'UNANSWERED', 'BEGINNING'])) NOCHECK;
ALTER TABLE "PUBLIC"."SETTLING_DAY" ADD CONSTRAINT "PUBLIC"."SETTLING_DAY_ONLY" CHECK("ONLY_ROW" = 1) NOCHECK;
ALTER TABLE "PUBLIC"."INSTRUMENT" ADD CONSTRAINT "PUBLIC"."INSTRUMENT_PAR_CHANGE" CHECK("PAR_CHANGE" = ANY(ARRAY ['NONE', 'SPLIT', 'MERGE', 'OTHER'])) NOCHECK;
ALTER TABLE "PUBLIC"."CANDLE_EVENT" ADD CONSTRAINT "PUBLIC"."CANDLE_EVENT_KIND" CHECK("KIND" = ANY(ARRAY ['NEW', 'CHANGED'])) NOCHECK;
ALTER TABLE "PUBLIC"."TRADING_DAY" ADD CONSTRAINT "PUBLIC"."TRADING_DAY_SOURCE" CHECK("SOURCE" = ANY(ARRAY ['KIS', 'OBSERVED', 'DISPUTED', 'FILE', 'WEEKDAY'])) NOCHECK;
ALTER TABLE "PUBLIC"."RESOLUTION" ADD CONSTRAINT "PUBLIC"."RESOLUTION_REASON" CHECK("REASON" = ANY(ARRAY ['ACCEPTED', 'DELISTED', 'HALTED', 'NOT_TRADED_HERE'])) NOCHECK;
ALTER TABLE "PUBLIC"."DAILY_PRICE" ADD CONSTRAINT "PUBLIC"."DAILY_PRICE_VOLUME" CHECK("VOLUME" >= CAST(0 AS BIGINT)) NOCHECK;
ALTER TABLE "PUBLIC"."DAILY_PRICE" ADD CONSTRAINT "PUBLIC"."DAILY_PRICE_BASIS" CHECK("PRICE_BASIS" = ANY(ARRAY ['ADJUSTED', 'RAW'])) NOCHECK;
ALTER TABLE "PUBLIC"."STOCK_LISTING" ADD CONSTRAINT "PUBLIC"."STOCK_LISTING_STATE" CHECK("STATE" = ANY(ARRAY ['ANSWERED', 'UNKNOWN_CODE', 'FAILED'])) NOCHECK;
ALTER TABLE "PUBLIC"."COLLECTION_ITEM" ADD CONSTRAINT "PUBLIC"."COLLECTION_ITEM_STATE" CHECK("STATE" = ANY(ARRAY ['PENDING', 'DONE', 'EMPTY', 'FAILED'])) NOCHECK;
ALTER TABLE "PUBLIC"."DAILY_PRICE" ADD CONSTRAINT "PUBLIC"."DAILY_PRICE_MARKET" CHECK("MARKET" = ANY(ARRAY ['J', 'NX', 'UN'])) NOCHECK;
ALTER TABLE "PUBLIC"."INSTRUMENT" ADD CONSTRAINT "PUBLIC"."INSTRUMENT_MARKET" CHECK("MARKET" = ANY(ARRAY ['KOSPI', 'KOSDAQ'])) NOCHECK;
ALTER TABLE "PUBLIC"."EVENT_DELIVERY" ADD CONSTRAINT "PUBLIC"."EVENT_DELIVERY_ONLY" CHECK("ONLY_ROW" = 1) NOCHECK;
ALTER TABLE "PUBLIC"."ALERT" ADD CONSTRAINT "PUBLIC"."ALERT_SEVERITY" CHECK("SEVERITY" = ANY(ARRAY ['CRITICAL', 'WARNING'])) NOCHECK;
ALTER TABLE "PUBLIC"."DAILY_PRICE" ADD CONSTRAINT "PUBLIC"."DAILY_PRICE_TURNOVER" CHECK("TURNOVER" >= CAST(0 AS BIGINT)) NOCHECK;
ALTER TABLE "PUBLIC"."COLLECTION_RUN" ADD CONSTRAINT "PUBLIC"."COLLECTION_RUN_STATE" CHECK("STATE" = ANY(ARRAY ['RUNNING', 'DONE', 'PARTIAL', 'FAILED', 'SKIPPED'])) NOCHECK;
ALTER TABLE "PUBLIC"."CALENDAR_QUESTION" ADD CONSTRAINT "PUBLIC"."CALENDAR_QUESTION_STATE" CHECK("STATE" = ANY(ARRAY ['ASKED', 'LEARNED', 'FAILED', 'SILENT'])) NOCHECK;
ALTER TABLE "PUBLIC"."DAILY_PRICE" ADD CONSTRAINT "PUBLIC"."DAILY_PRICE_TRADED" CHECK((("OPEN_PRICE" IS NULL)
    AND ("HIGH_PRICE" IS NULL)
    AND ("LOW_PRICE" IS NULL))
    OR (("OPEN_PRICE" > CAST(0 AS NUMERIC(1)))
    AND ("LOW_PRICE" > CAST(0 AS NUMERIC(1)))
    AND ("HIGH_PRICE" >= "LOW_PRICE"))) NOCHECK;
ALTER TABLE "PUBLIC"."INSTRUMENT_CHANGE" ADD CONSTRAINT "PUBLIC"."INSTRUMENT_CHANGE_KIND" CHECK("KIND" = ANY(ARRAY ['LISTED', 'DELISTED', 'RENAMED', 'MOVED', 'HALTED', 'RESUMED', 'SPLIT', 'MERGED'])) NOCHECK;
ALTER TABLE "PUBLIC"."CORPORATE_ACTION" ADD CONSTRAINT "PUBLIC"."CORPORATE_ACTION_ONCE" UNIQUE NULLS DISTINCT ("STOCK_CODE", "ACTION_DATE", "KIND");
ALTER TABLE "PUBLIC"."INSTRUMENT_CHANGE" ADD CONSTRAINT "PUBLIC"."INSTRUMENT_CHANGE_ONCE" UNIQUE NULLS DISTINCT ("STOCK_CODE", "CHANGED_ON", "KIND");
ALTER TABLE "PUBLIC"."ALERT_MESSAGE" ADD CONSTRAINT "PUBLIC"."ALERT_MESSAGE_OF" FOREIGN KEY("ALERT_ID") REFERENCES "PUBLIC"."ALERT"("ALERT_ID") ON DELETE CASCADE NOCHECK;
ALTER TABLE "PUBLIC"."COLLECTION_ITEM" ADD CONSTRAINT "PUBLIC"."COLLECTION_ITEM_RUN" FOREIGN KEY("RUN_ID") REFERENCES "PUBLIC"."COLLECTION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;
ALTER TABLE "PUBLIC"."GATEWAY_TOKEN" ADD CONSTRAINT "PUBLIC"."GATEWAY_TOKEN_OF" FOREIGN KEY("KEY_HASH") REFERENCES "PUBLIC"."GATEWAY_CREDENTIAL"("KEY_HASH") ON DELETE CASCADE NOCHECK;
ALTER TABLE "PUBLIC"."REJECTED_ROW" ADD CONSTRAINT "PUBLIC"."REJECTED_ROW_RUN" FOREIGN KEY("RUN_ID") REFERENCES "PUBLIC"."COLLECTION_RUN"("RUN_ID") ON DELETE CASCADE NOCHECK;
CREATE VIEW "PUBLIC"."MISSING_DAILY_PRICE" COMMENT 'Trading days that some run was to collect, on which the stock was listed, of which there is no row, and nobody said why.'("STOCK_CODE", "TRADE_DATE", "MARKET", "PRICE_BASIS") AS
SELECT DISTINCT
    "R"."STOCK_CODE",
    "T"."TRADE_DATE",
    "R"."MARKET",
    "R"."PRICE_BASIS"
FROM "PUBLIC"."COLLECTION_RANGE" "R"
INNER JOIN "PUBLIC"."TRADING_DAY" "T"
    ON 1=1
LEFT OUTER JOIN "PUBLIC"."INSTRUMENT" "I"
    ON "I"."STOCK_CODE" = "R"."STOCK_CODE"
LEFT OUTER JOIN "PUBLIC"."STOCK_LISTING" "L"
    ON "L"."STOCK_CODE" = "R"."STOCK_CODE"
LEFT OUTER JOIN "PUBLIC"."SERIES_STATE" "S"
    ON ("S"."STOCK_CODE" = "R"."STOCK_CODE")
    AND ("S"."MARKET" = "R"."MARKET")
    AND ("S"."PRICE_BASIS" = "R"."PRICE_BASIS")
WHERE (NOT EXISTS(    SELECT
        1
    FROM "PUBLIC"."RESOLUTION" "X"
    WHERE ("T"."TRADE_DATE" BETWEEN "X"."FROM_DATE" AND "X"."TO_DATE")
        AND ("X"."MARKET" = "R"."MARKET")
        AND ("X"."STOCK_CODE" = "R"."STOCK_CODE")))
    AND (NOT EXISTS(    SELECT
        1
    FROM "PUBLIC"."DAILY_PRICE" "D"
    WHERE ("D"."MARKET" = "R"."MARKET")
        AND ("D"."PRICE_BASIS" = "R"."PRICE_BASIS")
        AND ("D"."STOCK_CODE" = "R"."STOCK_CODE")
        AND ("D"."TRADE_DATE" = "T"."TRADE_DATE")))
    AND "T"."IS_OPEN"
    AND ("T"."SOURCE" IN('KIS', 'OBSERVED'))
    AND ("T"."TRADE_DATE" BETWEEN "R"."FROM_DATE" AND "R"."TO_DATE")
    AND ("T"."TRADE_DATE" <= COALESCE((SELECT
    MAX("E"."EXPECTED_UNTIL")
FROM "PUBLIC"."SETTLING_DAY" "E"), "T"."TRADE_DATE"))
    AND (("I"."DELISTED_ON" IS NULL)
    OR ("T"."TRADE_DATE" < "I"."DELISTED_ON"))
    AND (("S"."ENDS_ON" IS NULL)
    OR ("T"."TRADE_DATE" <= "S"."ENDS_ON"))
    AND ("T"."TRADE_DATE" >= COALESCE("S"."BEGINS_ON", "R"."FROM_DATE"))
    AND (("L"."DELISTED_ON" IS NULL)
    OR ("T"."TRADE_DATE" < "L"."DELISTED_ON")
    OR (("I"."STOCK_CODE" IS NOT NULL)
    AND ("I"."DELISTED_ON" IS NULL)))
    AND ("T"."TRADE_DATE" >= COALESCE(LEAST(COALESCE("I"."LISTING_DATE", "L"."LISTED_ON"), COALESCE("L"."LISTED_ON", "I"."LISTING_DATE")) RESPECT NULLS, "R"."FROM_DATE"));
CREATE VIEW "PUBLIC"."CANDLE" COMMENT 'The adjusted KRX series with short names, ready for pandas.'("SYMBOL", "TRADE_DATE", "OPEN", "HIGH", "LOW", "CLOSE", "VOLUME", "TURNOVER", "IS_FINAL") AS
SELECT
    "STOCK_CODE" AS "SYMBOL",
    "TRADE_DATE",
    "OPEN_PRICE" AS "OPEN",
    "HIGH_PRICE" AS "HIGH",
    "LOW_PRICE" AS "LOW",
    "CLOSE_PRICE" AS "CLOSE",
    "VOLUME",
    "TURNOVER",
    "IS_FINAL"
FROM "PUBLIC"."DAILY_PRICE"
WHERE ("MARKET" = 'J')
    AND ("PRICE_BASIS" = 'ADJUSTED');
CREATE VIEW "PUBLIC"."DOUBTFUL_DAILY_PRICE" COMMENT 'Stored rows that may be wrong, and why; such a row is not final.'("STOCK_CODE", "TRADE_DATE", "MARKET", "PRICE_BASIS", "DOUBT", "REASON", "SINCE") AS
((SELECT
    "D"."STOCK_CODE",
    "D"."TRADE_DATE",
    "D"."MARKET",
    "D"."PRICE_BASIS",
    "O"."KIND" AS "DOUBT",
    "O"."REASON",
    "O"."OPENED_AT" AS "SINCE"
FROM "PUBLIC"."OBLIGATION" "O"
INNER JOIN "PUBLIC"."DAILY_PRICE" "D"
    ON 1=1
WHERE ("O"."KIND" IN('BASE', 'CHANGED'))
    AND ("D"."MARKET" = "O"."MARKET")
    AND ("D"."PRICE_BASIS" = "O"."PRICE_BASIS")
    AND ("D"."STOCK_CODE" = "O"."STOCK_CODE")
    AND ("D"."TRADE_DATE" BETWEEN "O"."FROM_DATE" AND "O"."TO_DATE"))
UNION ALL
(SELECT
    "D"."STOCK_CODE",
    "D"."TRADE_DATE",
    "D"."MARKET",
    "D"."PRICE_BASIS",
    'OVERDUE',
    'read once, and not again on the second trading morning',
    "D"."COLLECTED_AT"
FROM "PUBLIC"."SETTLING_DAY" "S"
INNER JOIN "PUBLIC"."DAILY_PRICE" "D"
    ON 1=1
WHERE ("D"."COLLECTED_AT" < "S"."COLLECTED_BEFORE")
    AND ("D"."TRADE_DATE" <= "S"."SETTLED_BEFORE")
    AND (NOT EXISTS(    SELECT
        1
    FROM "PUBLIC"."RESOLUTION" "X"
    WHERE ("X"."REASON" = 'DELISTED')
        AND ("X"."MARKET" = "D"."MARKET")
        AND ("X"."STOCK_CODE" = "D"."STOCK_CODE")
        AND ("D"."TRADE_DATE" BETWEEN "X"."FROM_DATE" AND "X"."TO_DATE")))
    AND ("D"."IS_FINAL" = FALSE)
    AND ("D"."EVIDENCE" <> 'LEGACY')))
UNION ALL
(SELECT
    "D"."STOCK_CODE",
    "D"."TRADE_DATE",
    "D"."MARKET",
    "D"."PRICE_BASIS",
    'CLOSED_DAY',
    'the exchange was closed on that day',
    "D"."COLLECTED_AT"
FROM "PUBLIC"."TRADING_DAY" "T"
INNER JOIN "PUBLIC"."DAILY_PRICE" "D"
    ON 1=1
WHERE (NOT EXISTS(    SELECT
        1
    FROM "PUBLIC"."RESOLUTION" "X"
    WHERE ("X"."REASON" = 'ACCEPTED')
        AND ("X"."MARKET" = "D"."MARKET")
        AND ("X"."STOCK_CODE" = "D"."STOCK_CODE")
        AND ("T"."TRADE_DATE" BETWEEN "X"."FROM_DATE" AND "X"."TO_DATE")))
    AND ("T"."SOURCE" IN('KIS', 'OBSERVED'))
    AND "T"."IS_CERTAIN"
    AND ("T"."IS_OPEN" = FALSE)
    AND ("D"."TRADE_DATE" = "T"."TRADE_DATE"));
CREATE VIEW "PUBLIC"."CANDLE_FINAL" COMMENT 'The rows of candle that are proven: final by evidence, and in no doubt.'("SYMBOL", "TRADE_DATE", "OPEN", "HIGH", "LOW", "CLOSE", "VOLUME", "TURNOVER", "IS_FINAL") AS
SELECT
    "D"."STOCK_CODE" AS "SYMBOL",
    "D"."TRADE_DATE",
    "D"."OPEN_PRICE" AS "OPEN",
    "D"."HIGH_PRICE" AS "HIGH",
    "D"."LOW_PRICE" AS "LOW",
    "D"."CLOSE_PRICE" AS "CLOSE",
    "D"."VOLUME",
    "D"."TURNOVER",
    "D"."IS_FINAL"
FROM "PUBLIC"."DAILY_PRICE" "D"
WHERE (NOT EXISTS(    SELECT
        1
    FROM "PUBLIC"."OBLIGATION" "O"
    WHERE ("O"."KIND" IN('BASE', 'CHANGED'))
        AND ("O"."STOCK_CODE" = "D"."STOCK_CODE")
        AND ("O"."MARKET" = "D"."MARKET")
        AND ("O"."PRICE_BASIS" = "D"."PRICE_BASIS")
        AND ("D"."TRADE_DATE" BETWEEN "O"."FROM_DATE" AND "O"."TO_DATE")))
    AND (NOT EXISTS(    SELECT
        1
    FROM "PUBLIC"."TRADING_DAY" "T"
    WHERE (NOT EXISTS(    SELECT
            1
        FROM "PUBLIC"."RESOLUTION" "X"
        WHERE ("X"."REASON" = 'ACCEPTED')
            AND ("X"."MARKET" = "D"."MARKET")
            AND ("X"."STOCK_CODE" = "D"."STOCK_CODE")
            AND ("D"."TRADE_DATE" BETWEEN "X"."FROM_DATE" AND "X"."TO_DATE")))
        AND "T"."IS_CERTAIN"
        AND ("T"."SOURCE" IN('KIS', 'OBSERVED'))
        AND ("T"."IS_OPEN" = FALSE)
        AND ("T"."TRADE_DATE" = "D"."TRADE_DATE")))
    AND "D"."IS_FINAL"
    AND ("D"."EVIDENCE" <> 'LEGACY')
    AND ("D"."MARKET" = 'J')
    AND ("D"."PRICE_BASIS" = 'ADJUSTED');
CREATE VIEW "PUBLIC"."ADJUSTMENT_FACTOR" COMMENT 'What a raw KRX price of a day is multiplied by to give the adjusted one; null where nothing tells.'("SYMBOL", "TRADE_DATE", "FACTOR") AS
SELECT
    "SYMBOL",
    "TRADE_DATE",
    CAST(CASE WHEN ("RAW" IS NOT NULL)
        AND ("ADJUSTED" IS NOT NULL) THEN "ADJUSTED" / "RAW" WHEN COALESCE(SUM("UNTOLD") OVER (PARTITION BY "SYMBOL" ORDER BY "TRADE_DATE" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) = 0 THEN EXP(COALESCE(SUM(LN("RATIO")) OVER (PARTITION BY "SYMBOL" ORDER BY "TRADE_DATE" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)) END AS NUMERIC(18, 8)) AS "FACTOR"
FROM (
    SELECT
        "STOCK_CODE" AS "SYMBOL",
        "TRADE_DATE",
        MAX(CASE WHEN "PRICE_BASIS" = 'ADJUSTED' THEN "CLOSE_PRICE" END) AS "ADJUSTED",
        MAX(CASE WHEN "PRICE_BASIS" = 'RAW' THEN "CLOSE_PRICE" END) AS "RAW",
        MAX(CASE WHEN "SPLIT_RATIO" > CAST(0 AS NUMERIC(1)) THEN "SPLIT_RATIO" ELSE 1 END) AS "RATIO",
        MIN(CASE WHEN ("IS_FILLER" IS NULL)
            AND ("PRICE_CHANGE" IS NULL) THEN 1 WHEN "SPLIT_RATIO" > CAST(0 AS NUMERIC(1)) THEN 0 WHEN ("SPLIT_RATIO" IS NOT NULL)
            OR ("REVALUATION_CODE" IS NOT NULL) THEN 1 WHEN ("EX_CODE" IN('02', '05'))
            OR ("EX_CODE" IS NULL) THEN 0 ELSE 1 END) AS "UNTOLD"
    FROM "PUBLIC"."DAILY_PRICE"
    WHERE "MARKET" = 'J'
    GROUP BY "STOCK_CODE", "TRADE_DATE"
) "BOTH_BASES";
