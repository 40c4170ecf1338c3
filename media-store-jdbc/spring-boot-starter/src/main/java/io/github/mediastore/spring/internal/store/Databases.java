package io.github.mediastore.spring.internal.store;

import io.github.mediastore.spring.internal.settings.MediaStoreProperties.SchemaMode;
import io.github.mediastore.spring.internal.settings.SettingsException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/** What kind of database the media are in. */
public final class Databases {

  /** By name: it is a library for tests and demonstrations. */
  private static final String EMBEDDED = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

  private Databases() {}

  /**
   * Returns what a start does about the tables: what is set, otherwise it creates them in an
   * embedded database and verifies them in any other.
   */
  public static SchemaMode mode(@Nullable SchemaMode set, ListableBeanFactory beans) {
    if (set != null) {
      return set;
    }
    return isEmbedded(beans) ? SchemaMode.CREATE : SchemaMode.VERIFY;
  }

  private static boolean isEmbedded(ListableBeanFactory beans) {
    ClassLoader loader = Databases.class.getClassLoader();
    return ClassUtils.isPresent(EMBEDDED, loader)
        && beans.getBeanNamesForType(ClassUtils.resolveClassName(EMBEDDED, loader), false, false)
                .length
            > 0;
  }

  /**
   * Makes sure that a data source is PostgreSQL, where it answers.
   *
   * @throws SettingsException if it is another database
   */
  public static void requirePostgres(DataSource dataSource) {
    String product;
    try (Connection connection = dataSource.getConnection()) {
      product = connection.getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw new SettingsException(
          "The database that should hold the media does not answer: " + e.getMessage(),
          "Check spring.datasource.url, or set media-store.schema.mode=none to start without it.",
          e);
    }
    if (!product.equals("PostgreSQL")) {
      throw new SettingsException(
          "media-store keeps media in PostgreSQL, and the data source is " + product,
          "Set media-store.data-source to one of PostgreSQL, or media-store.enabled=false.",
          null);
    }
  }
}
