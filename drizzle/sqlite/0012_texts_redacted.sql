-- A text that is blanked loses its salt, too: with the salt a reader could find the text by guesses.
DROP TRIGGER `audit_text_is_only_blanked`;
--> statement-breakpoint
CREATE TRIGGER `audit_text_is_only_blanked` BEFORE UPDATE ON `audit_text`
WHEN NEW.`text` IS NOT NULL OR NEW.`digest` IS NOT OLD.`digest` OR (NEW.`salt` IS NOT OLD.`salt` AND NEW.`salt` IS NOT '')
BEGIN SELECT RAISE(ABORT, 'a text of the audit can only be blanked'); END;
