package io.github.mediastore.spring.internal.store;

import io.github.mediastore.spring.internal.settings.SettingsException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Chooses the data source that holds the media, and that of its replica. */
public final class DataSources {

  private static final String PROPERTY = "media-store.data-source";
  private static final String REPLICA = "media-store.read-from";

  private DataSources() {}

  /**
   * Returns the data source of a name or qualifier, or the only one or primary one.
   *
   * @throws SettingsException if it is not clear which one that is
   */
  public static DataSource choose(ConfigurableListableBeanFactory beans, @Nullable String name) {
    if (name != null) {
      return named(beans, PROPERTY, name);
    }
    try {
      return beans.getBean(DataSource.class);
    } catch (NoUniqueBeanDefinitionException e) {
      throw new SettingsException(
          "There are several data sources, and media-store cannot tell which one holds the media: "
              + names(beans),
          "Set " + PROPERTY + " to one of them, or mark one as @Primary.",
          e);
    }
  }

  /**
   * Returns the data source of the replica, or null if there is none.
   *
   * @param name its name or qualifier
   * @param written the one that holds the media
   * @throws SettingsException if there is none, or it is that one
   */
  public static @Nullable DataSource replica(
      ConfigurableListableBeanFactory beans, @Nullable String name, DataSource written) {
    if (name == null || name.isBlank()) {
      return null;
    }
    DataSource replica = named(beans, REPLICA, name);
    if (replica == written) {
      throw new SettingsException(
          "The property %s is %s, which is the data source that media are written to"
              .formatted(REPLICA, name),
          "Set "
              + REPLICA
              + " to a data source of a streaming replica. If Spring Boot made no other data source"
              + " because there is that one, declare it with @Bean(defaultCandidate = false).",
          null);
    }
    return replica;
  }

  private static DataSource named(
      ConfigurableListableBeanFactory beans, String property, String name) {
    try {
      return BeanFactoryAnnotationUtils.qualifiedBeanOfType(beans, DataSource.class, name);
    } catch (NoSuchBeanDefinitionException e) {
      throw new SettingsException(
          "The property %s is %s, and no data source has that name or qualifier; there are: %s"
              .formatted(property, name, names(beans)),
          "Correct " + property + ".",
          e);
    }
  }

  private static String names(ConfigurableListableBeanFactory beans) {
    Map<String, DataSource> all = beans.getBeansOfType(DataSource.class);
    return String.join(", ", all.keySet());
  }
}
