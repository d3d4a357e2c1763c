-- Nothing of the record is ever deleted, and the audit is only added to.
CREATE TRIGGER `notice_is_kept` BEFORE DELETE ON `notice` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `expectation_is_kept` BEFORE DELETE ON `expectation` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `action_is_kept` BEFORE DELETE ON `action` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `evidence_is_kept` BEFORE DELETE ON `evidence` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `person_is_kept` BEFORE DELETE ON `person` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `account_is_kept` BEFORE DELETE ON `account` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `holiday_is_kept` BEFORE DELETE ON `holiday` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `conversation_is_kept` BEFORE DELETE ON `conversation` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `handover_is_kept` BEFORE DELETE ON `handover` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_event_is_kept` BEFORE DELETE ON `audit_event` BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_event_stays_as_written` BEFORE UPDATE ON `audit_event` BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_text_is_kept` BEFORE DELETE ON `audit_text` BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
--> statement-breakpoint
-- A text entered by mistake may be blanked, never replaced by another.
CREATE TRIGGER `audit_text_is_only_blanked` BEFORE UPDATE ON `audit_text`
WHEN NEW.`text` IS NOT NULL OR NEW.`digest` IS NOT OLD.`digest` OR NEW.`salt` IS NOT OLD.`salt`
BEGIN SELECT RAISE(ABORT, 'a text of the audit can only be blanked'); END;
