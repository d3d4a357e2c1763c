ALTER TABLE `handover` ADD `cancelled_at` text;--> statement-breakpoint
ALTER TABLE `holiday` ADD `removed_at` text;