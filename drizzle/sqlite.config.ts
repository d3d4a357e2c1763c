/** How `npm run migrations` writes the next migration: the difference between the schema and the last one. */
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: './src/store/schema-*.ts',
  out: './drizzle/sqlite',
});
