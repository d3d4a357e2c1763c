ALTER TABLE `outbox` ADD `repeats` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_failed` ON `outbox` (`seq`) WHERE "outbox"."state" = 'failed';