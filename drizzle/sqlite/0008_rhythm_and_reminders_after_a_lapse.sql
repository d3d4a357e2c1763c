ALTER TABLE `evidence` ADD `period_due_on` text;--> statement-breakpoint
ALTER TABLE `notice` ADD `reminders_until` text;