DROP INDEX `outbox_redraw`;--> statement-breakpoint
CREATE INDEX `outbox_redraw` ON `outbox` (`replaces`) WHERE "outbox"."state" = 'planned' and "outbox"."replaces" is not null;