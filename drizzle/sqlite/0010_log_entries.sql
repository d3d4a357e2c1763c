CREATE TABLE `log_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`notice_id` text NOT NULL,
	`about` text NOT NULL,
	`about_id` text NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`text` text NOT NULL,
	`marking` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` text NOT NULL,
	`struck_by` text,
	`struck_at` text,
	`struck_because` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "log_entry_about" CHECK("log_entry"."about" in ('action', 'expectation')),
	CONSTRAINT "log_entry_kind" CHECK("log_entry"."kind" in ('update')),
	CONSTRAINT "log_entry_marking" CHECK("log_entry"."marking" in ('public', 'internal', 'exempt'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `log_entry_code` ON `log_entry` (`about_id`,`code`);--> statement-breakpoint
CREATE INDEX `log_entry_notice` ON `log_entry` (`notice_id`,`added_at`,`id`);
--> statement-breakpoint
CREATE TRIGGER `log_entry_is_kept` BEFORE DELETE ON `log_entry` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
