CREATE TABLE `absence` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`person_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`cover_id` text,
	`ended_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cover_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `snooze` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`notice_id` text NOT NULL,
	`person_id` text NOT NULL,
	`action_id` text NOT NULL,
	`until` text NOT NULL,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `action`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `snooze_notice` ON `snooze` (`notice_id`,`id`);--> statement-breakpoint
ALTER TABLE `notice` ADD `paused_at` text;
--> statement-breakpoint
CREATE TRIGGER `absence_is_kept` BEFORE DELETE ON `absence` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `snooze_is_kept` BEFORE DELETE ON `snooze` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
