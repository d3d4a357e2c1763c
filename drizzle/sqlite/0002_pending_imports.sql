CREATE TABLE `pending_import` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`text` text NOT NULL,
	`at` text NOT NULL
);
