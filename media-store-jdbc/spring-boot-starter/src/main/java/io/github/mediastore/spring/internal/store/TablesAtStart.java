package io.github.mediastore.spring.internal.store;

import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.spring.internal.settings.MediaStoreProperties.SchemaMode;
import io.github.mediastore.spring.internal.settings.SettingsException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the start does about the tables: creates them, verifies them, or leaves them alone. */
public final class TablesAtStart {

  private static final Logger LOG = LoggerFactory.getLogger(TablesAtStart.class);

  private static final String PROPERTY = "media-store.schema.mode";

  private final MediaSchema schema;
  private final DataSource dataSource;

  /** Looks at the tables in a data source. */
  public TablesAtStart(MediaSchema schema, DataSource dataSource) {
    this.schema = schema;
    this.dataSource = dataSource;
  }

  /**
   * Does what the mode says.
   *
   * @throws SettingsException if the tables are not as they should be
   */
  public void prepare(SchemaMode mode) {
    if (mode != SchemaMode.NONE) {
      Databases.requirePostgres(dataSource);
    }
    switch (mode) {
      case CREATE -> create();
      case VERIFY -> verify();
      case NONE -> LOG.debug("The tables of media-store are not looked at: {} is none", PROPERTY);
    }
  }

  private void create() {
    int before = schema.version(dataSource);
    if (schema.create(dataSource)) {
      int after = schema.version(dataSource);
      if (before == 0) {
        LOG.info("Created the tables of media-store, version {}", after);
      } else {
        LOG.info("Upgraded the tables of media-store from version {} to {}", before, after);
      }
    }
    verify();
  }

  private void verify() {
    try {
      schema.verify(dataSource);
    } catch (IllegalStateException e) {
      throw new SettingsException(
          String.valueOf(e.getMessage()),
          "Set "
              + PROPERTY
              + "=create to have them created or upgraded at the start; or run the SQL of"
              + " io/github/mediastore/jdbc/schema in the jar as a migration of yours, with Flyway,"
              + " Liquibase or psql; or set "
              + PROPERTY
              + "=none if they come later.",
          e);
    }
  }
}
