CREATE TABLE `issued_report` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`notice_id` text NOT NULL,
	`body_id` text,
	`issued_on` text NOT NULL,
	`as_at` text NOT NULL,
	`digest` text NOT NULL,
	`issued_by` text NOT NULL,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `issued_report_notice` ON `issued_report` (`notice_id`,`issued_on`,`id`);--> statement-breakpoint
CREATE TABLE `milestone` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`notice_id` text NOT NULL,
	`action_id` text NOT NULL,
	`letter` text NOT NULL,
	`title` text NOT NULL,
	`original_due_on` text,
	`due_on` text,
	`done_on` text,
	`withdrawn_at` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `action`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `milestone_letter` ON `milestone` (`action_id`,`letter`);--> statement-breakpoint
CREATE INDEX `milestone_notice` ON `milestone` (`notice_id`,`action_id`,`letter`);--> statement-breakpoint
CREATE TABLE `recommendation` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`notice_id` text NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`level` text NOT NULL,
	`senior_responsible_owner_id` text,
	`source_id` text,
	`received_on` text NOT NULL,
	`respond_by` text,
	`response` text NOT NULL,
	`response_text` text,
	`responded_on` text,
	`outcome` text NOT NULL,
	`outcome_on` text,
	`outcome_evidence` text,
	`expectation_id` text,
	`carried_from_id` text,
	`withdrawn_at` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`senior_responsible_owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`expectation_id`) REFERENCES `expectation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`carried_from_id`) REFERENCES `recommendation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recommendation_level" CHECK("recommendation"."level" in ('officer', 'member', 'joint')),
	CONSTRAINT "recommendation_response" CHECK("recommendation"."response" in ('awaiting', 'accepted', 'partly', 'not_accepted')),
	CONSTRAINT "recommendation_outcome" CHECK("recommendation"."outcome" in ('open', 'implemented', 'closed_by_source'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recommendation_code` ON `recommendation` (`notice_id`,`code`);--> statement-breakpoint
CREATE TABLE `__new_log_entry` (
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
	`next` text,
	`rag` text,
	`corrective_action` text,
	`value` real,
	`body_id` text,
	`level` text,
	`stance` text,
	`ask_again_on` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "log_entry_rag" CHECK("__new_log_entry"."rag" in ('red', 'amber', 'green')),
	CONSTRAINT "log_entry_level" CHECK("__new_log_entry"."level" in ('official', 'ministerial')),
	CONSTRAINT "log_entry_stance" CHECK("__new_log_entry"."stance" in ('invited', 'engaged', 'agreed', 'not_ready')),
	CONSTRAINT "log_entry_about" CHECK("__new_log_entry"."about" in ('action', 'expectation', 'recommendation')),
	CONSTRAINT "log_entry_kind" CHECK("__new_log_entry"."kind" in ('update', 'contact', 'reading', 'position')),
	CONSTRAINT "log_entry_marking" CHECK("__new_log_entry"."marking" in ('public', 'internal', 'exempt'))
);
--> statement-breakpoint
INSERT INTO `__new_log_entry` (`id`, `version`, `notice_id`, `about`, `about_id`, `code`, `kind`, `on`, `text`, `marking`, `added_by`, `added_at`, `struck_by`, `struck_at`, `struck_because`) SELECT `id`, `version`, `notice_id`, `about`, `about_id`, `code`, `kind`, `on`, `text`, `marking`, `added_by`, `added_at`, `struck_by`, `struck_at`, `struck_because` FROM `log_entry`;--> statement-breakpoint
DROP TABLE `log_entry`;--> statement-breakpoint
ALTER TABLE `__new_log_entry` RENAME TO `log_entry`;--> statement-breakpoint
CREATE UNIQUE INDEX `log_entry_code` ON `log_entry` (`about_id`,`code`);--> statement-breakpoint
CREATE INDEX `log_entry_notice` ON `log_entry` (`notice_id`,`added_at`,`id`);--> statement-breakpoint
CREATE TABLE `__new_action` (
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
	`plan_ref` text,
	`theme` text,
	`recommendation_id` text,
	`checks_id` text,
	`brought_in_at` text,
	`body_id` text,
	`contact_level` text,
	`cadence_from` text,
	`meeting_dates` text,
	`papers_working_days` integer,
	`unit` text,
	`better` text,
	`baseline` real,
	`baseline_on` text,
	`target` real,
	`target_on` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`expectation_id`) REFERENCES `expectation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deputy_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`carried_from_id`) REFERENCES `action`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checks_id`) REFERENCES `action`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "action_contact_level" CHECK("__new_action"."contact_level" in ('official', 'ministerial')),
	CONSTRAINT "action_cadence_from" CHECK("__new_action"."cadence_from" in ('period', 'last')),
	CONSTRAINT "action_better" CHECK("__new_action"."better" in ('higher', 'lower')),
	CONSTRAINT "action_level" CHECK("__new_action"."level" in ('officer', 'member', 'joint')),
	CONSTRAINT "action_kind" CHECK("__new_action"."kind" in ('once', 'ongoing', 'meeting', 'measure')),
	CONSTRAINT "action_status" CHECK("__new_action"."status" in ('not_started', 'in_progress', 'blocked', 'reported_complete', 'complete', 'withdrawn')),
	CONSTRAINT "action_reported_from" CHECK("__new_action"."reported_from" in ('not_started', 'in_progress', 'blocked', 'reported_complete', 'complete', 'withdrawn'))
);
--> statement-breakpoint
INSERT INTO `__new_action` (`id`, `version`, `notice_id`, `expectation_id`, `code`, `title`, `owner_id`, `deputy_id`, `level`, `kind`, `every_weeks`, `original_due_on`, `due_on`, `times_moved`, `status`, `blocked_because`, `evidence_required`, `reported_by`, `reported_at`, `reported_from`, `completed_by`, `completed_at`, `proposed_due_on`, `proposed_because`, `proposed_by`, `proposed_at`, `carried_from_id`) SELECT `id`, `version`, `notice_id`, `expectation_id`, `code`, `title`, `owner_id`, `deputy_id`, `level`, `kind`, `every_weeks`, `original_due_on`, `due_on`, `times_moved`, `status`, `blocked_because`, `evidence_required`, `reported_by`, `reported_at`, `reported_from`, `completed_by`, `completed_at`, `proposed_due_on`, `proposed_because`, `proposed_by`, `proposed_at`, `carried_from_id` FROM `action`;--> statement-breakpoint
DROP TABLE `action`;--> statement-breakpoint
ALTER TABLE `__new_action` RENAME TO `action`;--> statement-breakpoint
CREATE UNIQUE INDEX `action_code` ON `action` (`notice_id`,`code`);--> statement-breakpoint
CREATE INDEX `action_due` ON `action` (`notice_id`,`due_on`) WHERE "action"."status" in ('not_started', 'in_progress', 'blocked');--> statement-breakpoint
ALTER TABLE `notice` ADD `letter_text` text;--> statement-breakpoint
CREATE TABLE `__new_person` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`prefers_cards` text,
	`prefers_platform` text,
	`removed_at` text,
	`kind` text DEFAULT 'person' NOT NULL,
	CONSTRAINT "person_role" CHECK("__new_person"."role" in ('lead', 'officer', 'viewer')),
	CONSTRAINT "person_kind" CHECK("__new_person"."kind" in ('person', 'post', 'body'))
);
--> statement-breakpoint
INSERT INTO `__new_person` (`id`, `version`, `name`, `role`, `prefers_cards`, `prefers_platform`, `removed_at`) SELECT `id`, `version`, `name`, `role`, `prefers_cards`, `prefers_platform`, `removed_at` FROM `person`;--> statement-breakpoint
DROP TABLE `person`;--> statement-breakpoint
ALTER TABLE `__new_person` RENAME TO `person`;
--> statement-breakpoint
-- A table that is made anew loses its trigger.
CREATE TRIGGER `log_entry_is_kept` BEFORE DELETE ON `log_entry` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `action_is_kept` BEFORE DELETE ON `action` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `person_is_kept` BEFORE DELETE ON `person` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `milestone_is_kept` BEFORE DELETE ON `milestone` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `recommendation_is_kept` BEFORE DELETE ON `recommendation` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `issued_report_is_kept` BEFORE DELETE ON `issued_report` BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
