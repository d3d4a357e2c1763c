CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`person_id` text NOT NULL,
	`platform` text NOT NULL,
	`account_id` text NOT NULL,
	`admitted_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`admitted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "account_platform" CHECK("account"."platform" in ('slack', 'teams', 'local'))
);
--> statement-breakpoint
CREATE TABLE `action` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`notice_id` text NOT NULL,
	`expectation_id` text NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`owner_id` text,
	`deputy_id` text,
	`level` text NOT NULL,
	`kind` text NOT NULL,
	`every_weeks` integer,
	`original_due_on` text,
	`due_on` text,
	`times_moved` integer NOT NULL,
	`status` text NOT NULL,
	`blocked_because` text,
	`evidence_required` text,
	`reported_by` text,
	`reported_at` text,
	`reported_from` text,
	`completed_by` text,
	`completed_at` text,
	`proposed_due_on` text,
	`proposed_because` text,
	`proposed_by` text,
	`proposed_at` text,
	`carried_from_id` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`expectation_id`) REFERENCES `expectation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deputy_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`carried_from_id`) REFERENCES `action`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "action_level" CHECK("action"."level" in ('officer', 'member', 'joint')),
	CONSTRAINT "action_kind" CHECK("action"."kind" in ('once', 'ongoing')),
	CONSTRAINT "action_status" CHECK("action"."status" in ('not_started', 'in_progress', 'blocked', 'reported_complete', 'complete', 'withdrawn')),
	CONSTRAINT "action_reported_from" CHECK("action"."reported_from" in ('not_started', 'in_progress', 'blocked', 'reported_complete', 'complete', 'withdrawn'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `action_code` ON `action` (`notice_id`,`code`);--> statement-breakpoint
CREATE INDEX `action_due` ON `action` (`notice_id`,`due_on`) WHERE "action"."status" in ('not_started', 'in_progress', 'blocked');--> statement-breakpoint
CREATE TABLE `conversation` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`notice_id` text NOT NULL,
	`platform` text NOT NULL,
	`conversation` text NOT NULL,
	`name` text NOT NULL,
	`started_at` text NOT NULL,
	`stopped_at` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "conversation_platform" CHECK("conversation"."platform" in ('slack', 'teams', 'local'))
);
--> statement-breakpoint
CREATE INDEX `conversation_notice` ON `conversation` (`notice_id`,`id`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`notice_id` text NOT NULL,
	`action_id` text NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`body` text,
	`met_on` text,
	`marking` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` text NOT NULL,
	`struck_by` text,
	`struck_at` text,
	`struck_because` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `action`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evidence_kind" CHECK("evidence"."kind" in ('link', 'note', 'minute')),
	CONSTRAINT "evidence_marking" CHECK("evidence"."marking" in ('public', 'internal', 'exempt'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_code` ON `evidence` (`action_id`,`code`);--> statement-breakpoint
CREATE INDEX `evidence_notice` ON `evidence` (`notice_id`,`added_at`,`id`);--> statement-breakpoint
CREATE TABLE `expectation` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`notice_id` text NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`level` text NOT NULL,
	`senior_responsible_owner_id` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`senior_responsible_owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "expectation_level" CHECK("expectation"."level" in ('officer', 'member', 'joint'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `expectation_code` ON `expectation` (`notice_id`,`code`);--> statement-breakpoint
CREATE TABLE `handover` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`from_person_id` text NOT NULL,
	`to_person_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`done_at` text,
	FOREIGN KEY (`from_person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `holiday` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`date` text NOT NULL,
	`title` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`authority` text NOT NULL,
	`department` text NOT NULL,
	`issued_on` text NOT NULL,
	`term_months` integer NOT NULL,
	`expires_on` text NOT NULL,
	`expiry_basis` text NOT NULL,
	`expiry_confirmed_by` text,
	`expiry_confirmed_at` text,
	`replaces_notice_id` text,
	`confirmation_required` integer NOT NULL,
	`remind_on_weekday` integer NOT NULL,
	`remind_at` text NOT NULL,
	`remind_from` text NOT NULL,
	`personal_cards` text DEFAULT 'thread' NOT NULL,
	`decision_outcome` text,
	`decision_letter_on` text,
	`decision_link` text,
	`decision_recorded_by` text,
	`decision_recorded_at` text,
	FOREIGN KEY (`replaces_notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notice_expiry_basis" CHECK("notice"."expiry_basis" in ('stated', 'calculated', 'confirmed')),
	CONSTRAINT "notice_decision_outcome" CHECK("notice"."decision_outcome" in ('lapsed', 'replaced', 'withdrawn', 'escalated')),
	CONSTRAINT "notice_remind_on_weekday" CHECK("notice"."remind_on_weekday" between 1 and 7)
);
--> statement-breakpoint
CREATE INDEX `notice_issued` ON `notice` (`issued_on`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `notice_one_undecided` ON `notice` ((1)) WHERE "notice"."decision_outcome" is null;--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`prefers_cards` text,
	`prefers_platform` text,
	CONSTRAINT "person_role" CHECK("person"."role" in ('lead', 'officer', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE `audit_event` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`person_id` text,
	`account` text NOT NULL,
	`place` text NOT NULL,
	`request_id` text NOT NULL,
	`entity` text NOT NULL,
	`row_id` text NOT NULL,
	`verb` text NOT NULL,
	`change` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_event_row` ON `audit_event` (`row_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_event_at` ON `audit_event` (`at`);--> statement-breakpoint
CREATE TABLE `audit_text` (
	`digest` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`text` text
);
--> statement-breakpoint
CREATE TABLE `conversation_reference` (
	`platform` text NOT NULL,
	`conversation` text NOT NULL,
	`reference` text NOT NULL,
	`seen_at` text NOT NULL,
	PRIMARY KEY(`platform`, `conversation`)
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`platform` text NOT NULL,
	`id` text NOT NULL,
	`at` text NOT NULL,
	`heard` text NOT NULL,
	PRIMARY KEY(`platform`, `id`)
);
--> statement-breakpoint
CREATE TABLE `installation` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `migration` (
	`tag` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `once` (
	`key` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`answer` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`notice_id` text,
	`platform` text NOT NULL,
	`queue` text NOT NULL,
	`place` text NOT NULL,
	`thread_of` text,
	`replaces` text,
	`card` text NOT NULL,
	`counts` text,
	`live` text,
	`about` text NOT NULL,
	`due_at` text NOT NULL,
	`state` text NOT NULL,
	`planned_at` text NOT NULL,
	`next_try_at` text NOT NULL,
	`attempts` integer NOT NULL,
	`lease_until` text,
	`lease_token` text,
	`claimed_at` text,
	`sent_at` text,
	`ref_conversation` text,
	`ref_message` text,
	`ref_thread` text,
	`ref_link` text,
	`reason` text,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" in ('planned', 'claimed', 'unknown', 'sent', 'failed', 'suppressed')),
	CONSTRAINT "outbox_platform" CHECK("outbox"."platform" in ('slack', 'teams', 'local'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key_unique` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_pending` ON `outbox` (`queue`,`seq`) WHERE "outbox"."state" in ('planned', 'claimed', 'unknown');--> statement-breakpoint
CREATE INDEX `outbox_redraw` ON `outbox` (`replaces`) WHERE "outbox"."replaces" is not null;--> statement-breakpoint
CREATE INDEX `outbox_message` ON `outbox` (`ref_conversation`,`ref_message`) WHERE "outbox"."ref_message" is not null;--> statement-breakpoint
CREATE INDEX `outbox_thread` ON `outbox` (`ref_conversation`,`ref_thread`) WHERE "outbox"."ref_thread" is not null;--> statement-breakpoint
CREATE TABLE `outbox_about` (
	`action_id` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`action_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `pending_import` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`text` text NOT NULL,
	`at` text NOT NULL
);
