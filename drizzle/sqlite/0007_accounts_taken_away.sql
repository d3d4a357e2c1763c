-- An account may be nobody's.
CREATE TABLE `__new_account` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`person_id` text,
	`platform` text NOT NULL,
	`account_id` text NOT NULL,
	`admitted_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`admitted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "account_platform" CHECK("__new_account"."platform" in ('slack', 'teams', 'local'))
);
--> statement-breakpoint
INSERT INTO `__new_account`("id", "version", "person_id", "platform", "account_id", "admitted_by") SELECT "id", "version", "person_id", "platform", "account_id", "admitted_by" FROM `account`;--> statement-breakpoint
DROP TABLE `account`;--> statement-breakpoint
ALTER TABLE `__new_account` RENAME TO `account`;--> statement-breakpoint
-- It went with the old table.
CREATE TRIGGER `account_is_kept` BEFORE DELETE ON `account` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
