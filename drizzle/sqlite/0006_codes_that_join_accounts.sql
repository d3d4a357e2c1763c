CREATE TABLE `code_try` (
	`request` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `join_code` (
	`person_id` text PRIMARY KEY NOT NULL,
	`seal` text NOT NULL,
	`platform` text NOT NULL,
	`account_id` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `join_code_seal_unique` ON `join_code` (`seal`);