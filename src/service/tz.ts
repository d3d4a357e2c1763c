// First import of every entry: the process runs in UTC, because node-cron stalls in Europe/London's repeated hour.
process.env.TZ = 'UTC';
