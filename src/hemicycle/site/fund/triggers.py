"""The book's rules as triggers, for both databases; migration 0002 writes them.

In both: no row of the book is changed or deleted; an entry cannot join a transaction that is
closed; a closing is refused unless the entries balance; and a closing adds to the totals. That
each transaction has a closing is a foreign key checked at commit. PostgreSQL checks the balance
once more at commit, because there two sessions can write at the same moment.
"""

BOOK = ("fund_closing", "fund_transaction", "fund_entry")

TOTALS = """
INSERT INTO fund_total (campaign_id, month, account, campaign_minor)
SELECT t.campaign_id, t.month, e.account, SUM(e.campaign_minor)
FROM fund_entry e JOIN fund_transaction t ON t.number = e.transaction_id
WHERE t.number = NEW.number GROUP BY t.campaign_id, t.month, e.account
ON CONFLICT (campaign_id, month, account)
DO UPDATE SET campaign_minor = fund_total.campaign_minor + excluded.campaign_minor;
"""

UNBALANCED = """
(SELECT COUNT(*) FROM fund_entry WHERE transaction_id = {number}) < 2
OR (SELECT SUM(campaign_minor) FROM fund_entry WHERE transaction_id = {number}) <> 0
OR EXISTS (SELECT 1 FROM fund_entry WHERE transaction_id = {number}
           GROUP BY currency HAVING SUM(amount_minor) <> 0)
"""


def _sqlite_refusal(name: str, when: str, table: str, condition: str, message: str) -> str:
    return f"""
CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW WHEN {condition}
BEGIN SELECT RAISE(ABORT, '{message}'); END;
"""


# INSERT OR REPLACE deletes without asking the triggers of deletion, so inserting asks too.
SQLITE = [
    *(
        _sqlite_refusal(f"{table}_no_{verb.lower()}", verb, table, "1", f"{table} is append-only")
        for table in BOOK
        for verb in ("UPDATE", "DELETE")
    ),
    _sqlite_refusal(
        "fund_entry_open",
        "INSERT",
        "fund_entry",
        "EXISTS (SELECT 1 FROM fund_closing WHERE number = NEW.transaction_id)"
        " OR EXISTS (SELECT 1 FROM fund_entry WHERE id = NEW.id)",
        "the transaction is closed",
    ),
    _sqlite_refusal(
        "fund_transaction_new",
        "INSERT",
        "fund_transaction",
        "EXISTS (SELECT 1 FROM fund_transaction WHERE number = NEW.number OR (provider ="
        " NEW.provider AND object = NEW.object AND kind = NEW.kind)"
        " OR corrects_id = NEW.corrects_id)",
        "UNIQUE constraint failed: it is in the book already",
    ),
    _sqlite_refusal(
        "fund_closing_balanced",
        "INSERT",
        "fund_closing",
        "EXISTS (SELECT 1 FROM fund_closing WHERE number = NEW.number) OR "  # noqa: S608 - no input
        + UNBALANCED.format(number="NEW.number"),
        "the entries do not balance",
    ),
    f"""
CREATE TRIGGER fund_closing_totals AFTER INSERT ON fund_closing FOR EACH ROW
BEGIN {TOTALS} END;
""",
]


def _postgres_refusal(name: str, body: str) -> str:
    return f"""
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$;
"""


def _raise(message: str) -> str:
    return f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"


POSTGRES = [
    _postgres_refusal("fund_append_only", _raise("the book is append-only") + " RETURN NULL;"),
    *(
        f"""
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION fund_append_only();
"""
        for table in BOOK
    ),
    _postgres_refusal(
        "fund_entry_open",
        f"""IF EXISTS (SELECT 1 FROM fund_closing WHERE number = NEW.transaction_id) THEN
        {_raise("the transaction is closed")} END IF; RETURN NEW;""",  # noqa: S608 - no input
    ),
    """
CREATE TRIGGER fund_entry_open BEFORE INSERT ON fund_entry
FOR EACH ROW EXECUTE FUNCTION fund_entry_open();
""",
    _postgres_refusal(
        "fund_balanced",
        f"IF {UNBALANCED.format(number='NEW.number')} THEN "
        + _raise("the entries do not balance")
        + " END IF; RETURN NEW;",
    ),
    """
CREATE TRIGGER fund_closing_balanced BEFORE INSERT ON fund_closing
FOR EACH ROW EXECUTE FUNCTION fund_balanced();
""",
    """
CREATE CONSTRAINT TRIGGER fund_transaction_balanced AFTER INSERT ON fund_transaction
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fund_balanced();
""",
    _postgres_refusal(
        "fund_entry_balanced",
        f"IF {UNBALANCED.format(number='NEW.transaction_id')} THEN "
        + _raise("the entries do not balance")
        + " END IF; RETURN NEW;",
    ),
    """
CREATE CONSTRAINT TRIGGER fund_entry_balanced AFTER INSERT ON fund_entry
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fund_entry_balanced();
""",
    _postgres_refusal("fund_totals", TOTALS + " RETURN NEW;"),
    """
CREATE TRIGGER fund_closing_totals AFTER INSERT ON fund_closing
FOR EACH ROW EXECUTE FUNCTION fund_totals();
""",
]
