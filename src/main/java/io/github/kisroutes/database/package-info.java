/**
 * The database: opened, migrated, and reached by statements that live in files.
 *
 * <p>{@link io.github.kisroutes.database.Database} opens it; routes reach it through camel-jdbc and
 * {@link io.github.kisroutes.database.DatabaseTransaction}, Java through {@link io.github.kisroutes.database.Sql}. The
 * tables are in {@code db/migration}, the statements in {@code sql}.
 */
package io.github.kisroutes.database;
