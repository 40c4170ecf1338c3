package io.github.mediastore.spring.internal.store;

import javax.sql.DataSource;

/**
 * The data source that holds the media, which may be one of several.
 *
 * @param dataSource the data source
 */
public record MediaDataSource(DataSource dataSource) {}
