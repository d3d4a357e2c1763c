-- A table that is only ever looked up by its key is written in one tree instead of two, which drizzle cannot say.
CREATE TABLE `once_by_key` (
	`key` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`answer` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `once_by_key` SELECT `key`, `at`, `answer` FROM `once`;
--> statement-breakpoint
DROP TABLE `once`;
--> statement-breakpoint
ALTER TABLE `once_by_key` RENAME TO `once`;
--> statement-breakpoint
CREATE TABLE `outbox_about_by_action` (
	`action_id` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`action_id`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `outbox_about_by_action` SELECT `action_id`, `key` FROM `outbox_about`;
--> statement-breakpoint
DROP TABLE `outbox_about`;
--> statement-breakpoint
ALTER TABLE `outbox_about_by_action` RENAME TO `outbox_about`;
