package io.github.mediastore.spring.internal.autoconfigure;

import io.github.mediastore.MediaListener;
import io.github.mediastore.MediaStore;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.spring.internal.metrics.Listeners;
import io.github.mediastore.spring.internal.objects.ObjectStores;
import io.github.mediastore.spring.internal.settings.MediaStoreProperties;
import io.github.mediastore.spring.internal.settings.MediaStoreProperties.Schema;
import io.github.mediastore.spring.internal.settings.MediaStoreProperties.SchemaMode;
import io.github.mediastore.spring.internal.settings.ObjectsProperties;
import io.github.mediastore.spring.internal.settings.Setting;
import io.github.mediastore.spring.internal.store.DataSources;
import io.github.mediastore.spring.internal.store.Databases;
import io.github.mediastore.spring.internal.store.MediaDataSource;
import io.github.mediastore.spring.internal.store.OwnerTables;
import io.github.mediastore.spring.internal.store.SpringConnections;
import io.github.mediastore.spring.internal.store.TableStores;
import io.github.mediastore.spring.internal.store.TablesAtStart;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.jta.JtaTransactionManager;

/**
 * The store on the application's data source. Configurations of Boot are named by both of their
 * names, that of 3.5 and that of 4.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
      "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
      "org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration",
      "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration"
    })
@ConditionalOnClass({DataSource.class, DataSourceUtils.class})
@ConditionalOnBean(DataSource.class)
@ConditionalOnProperty(name = "media-store.enabled", matchIfMissing = true)
@EnableConfigurationProperties({MediaStoreProperties.class, ObjectsProperties.class})
public final class MediaStoreAutoConfiguration {

  /** Made by Spring. */
  MediaStoreAutoConfiguration() {}

  @Bean
  MediaDataSource mediaDataSource(
      ConfigurableListableBeanFactory beans, MediaStoreProperties properties) {
    return new MediaDataSource(DataSources.choose(beans, properties.dataSource()));
  }

  @Bean
  @ConditionalOnMissingBean
  ConnectionSource mediaConnections(
      MediaDataSource chosen, ObjectProvider<JtaTransactionManager> jta) {
    return new SpringConnections(chosen.dataSource(), jta.stream().findAny().isPresent());
  }

  @Bean
  @ConditionalOnMissingBean
  MediaTables mediaTables(MediaStoreProperties properties) {
    Schema schema = properties.schema();
    return Setting.made(
        "media-store.schema", schema, given -> new MediaTables(given.name(), given.tablePrefix()));
  }

  @Bean
  @ConditionalOnMissingBean
  MediaSchema mediaSchema(MediaTables tables) {
    return MediaSchema.of(tables);
  }

  /** The store on the library's own tables, unless the application has a store. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(MediaStore.class)
  @ConditionalOnProperty(name = "media-store.store.enabled", matchIfMissing = true)
  static class TableStore {

    @Bean
    @DependsOnDatabaseInitialization
    TablesAtStart mediaTablesAtStart(
        MediaSchema schema,
        MediaDataSource chosen,
        MediaStoreProperties properties,
        ListableBeanFactory beans) {
      TablesAtStart tables = new TablesAtStart(schema, chosen.dataSource());
      tables.prepare(Databases.mode(properties.schema().mode(), beans));
      return tables;
    }

    /** When everything is there: the owners' tables may be made by JPA. */
    @Bean
    SmartInitializingSingleton mediaOwnerTables(
        MediaSchema schema,
        MediaTables tables,
        MediaDataSource chosen,
        TablesAtStart atStart,
        MediaStoreProperties properties,
        ListableBeanFactory beans) {
      SchemaMode mode = Databases.mode(properties.schema().mode(), beans);
      return () ->
          new OwnerTables(schema, tables, chosen.dataSource()).prepare(properties.owners(), mode);
    }

    @Bean
    @Primary
    ObservedMediaStore<JdbcMediaStore> mediaStore(
        ConnectionSource connections,
        MediaTables tables,
        TablesAtStart atStart,
        MediaDataSource chosen,
        MediaStoreProperties properties,
        ObjectsProperties outside,
        ConfigurableListableBeanFactory beans,
        ObjectProvider<MediaListener> listeners) {
      return ObservedMediaStore.of(
          TableStores.of(
              properties.store(),
              tables,
              outside,
              ObjectStores.choose(beans),
              DataSources.replica(beans, properties.readFrom(), chosen.dataSource()),
              connections),
          new Listeners(listeners::orderedStream));
    }
  }
}
