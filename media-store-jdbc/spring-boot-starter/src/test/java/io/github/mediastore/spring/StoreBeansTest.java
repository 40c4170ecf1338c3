package io.github.mediastore.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaListener;
import io.github.mediastore.MediaOperation;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.Focus;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which beans there are, and when they make way for those of the application. */
class StoreBeansTest {

  private static TestDatabase database;

  @BeforeAll
  static void createTables() {
    database = TestDatabase.empty();
    MediaSchema.of(MediaTables.DEFAULT).create(database.dataSource());
  }

  private static ApplicationContextRunner runner() {
    return Applications.runner().withPropertyValues(database.properties());
  }

  @Test
  void anApplicationWithADataSourceHasAStoreAndACompressor() {
    runner()
        .run(
            context -> {
              assertThat(context).hasSingleBean(MediaStore.class);
              assertThat(context).hasSingleBean(ImageCompressor.class);
              assertThat(context).hasSingleBean(MediaSchema.class);
              assertThat(context).doesNotHaveBean(MediaAccess.class);
              assertThat(context.getBean(ObservedMediaStore.class).store())
                  .isInstanceOf(JdbcMediaStore.class);
            });
  }

  @Test
  void anApplicationWithoutADataSourceHasNothingAndNoWarning() {
    try (Logs logs = Logs.open()) {
      Applications.runner()
          .withPropertyValues(
              "spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration,"
                  + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                  + Applications.WITHOUT_JPA)
          .run(
              context -> {
                assertThat(context).hasNotFailed();
                assertThat(context).doesNotHaveBean(MediaStore.class);
                assertThat(context).doesNotHaveBean(ImageCompressor.class);
                assertThat(context.getBeanDefinitionNames()).noneMatch(n -> n.startsWith("media"));
              });
      assertThat(logs.atLeast(Level.WARN)).isEmpty();
    }
  }

  @Test
  void itCanBeSwitchedOff() {
    runner()
        .withPropertyValues("media-store.enabled=false")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context).doesNotHaveBean(MediaStore.class);
              assertThat(context).doesNotHaveBean(ImageCompressor.class);
            });
  }

  @Test
  void aStoreOfTheApplicationIsTheOnlyOneAndItsTablesAreNotLookedFor() {
    TestDatabase empty = TestDatabase.empty();
    Applications.runner()
        .withPropertyValues(empty.properties())
        .withBean("own", MediaStore.class, InMemoryMediaStore::new)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context.getBean(MediaStore.class)).isInstanceOf(InMemoryMediaStore.class);
              assertThat(context).hasSingleBean(ImageCompressor.class);
              assertThat(empty.hasTable("media")).isFalse();
            });
  }

  @Test
  void everyOtherBeanOfTheApplicationTakesThePlaceOfOurs() {
    runner()
        .withUserConfiguration(OwnBeans.class)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context.getBean(ImageCompressor.class)).isSameAs(OwnBeans.COMPRESSOR);
              assertThat(context.getBean(CompressionSettings.class)).isSameAs(OwnBeans.SETTINGS);
              assertThat(context.getBean(MediaTables.class)).isSameAs(OwnBeans.TABLES);
              assertThat(context.getBean(ConnectionSource.class))
                  .isSameAs(context.getBean("ownConnections"));
              context.getBean(MediaStore.class).count(MediaSlot.of("a", 1, "b"));
              assertThat(OwnBeans.opened).isNotEmpty();
            });
  }

  @Test
  void listenersOfTheApplicationHearOfEverything() {
    List<MediaOperation> heard = new ArrayList<>();
    MediaListener listener =
        new MediaListener() {
          @Override
          public void completed(MediaOperation operation, Duration took) {
            heard.add(operation);
          }
        };
    runner()
        .withBean(MediaListener.class, () -> listener)
        .run(
            context -> {
              context
                  .getBean(MediaStore.class)
                  .put(MediaSlot.of("a", 1, "b"), MediaContent.of("text/plain", new byte[1]));
              assertThat(heard).containsExactly(MediaOperation.PUT);
            });
  }

  @Test
  void propertiesBecomeSettings() {
    runner()
        .withPropertyValues(
            "media-store.compressor.max-dimension=800",
            "media-store.compressor.max-bytes=300KB",
            "media-store.compressor.qualities=80,60",
            "media-store.compressor.matte=#102030",
            "media-store.compressor.effort=fast",
            "media-store.compressor.max-input-size=20MB",
            "media-store.compressor.admission-timeout=5s",
            "media-store.compressor.renditions.thumb.max-dimension=128",
            "media-store.compressor.renditions.card.max-dimension=400",
            "media-store.compressor.renditions.card.max-bytes=50KB",
            "media-store.compressor.renditions.avatar.cover=96x96",
            "media-store.compressor.renditions.banner.contain=600x200",
            "media-store.compressor.renditions.banner.max-bytes=40KB",
            "media-store.compressor.focus=attention")
        .run(
            context -> {
              CompressionSettings settings = context.getBean(CompressionSettings.class);
              assertThat(settings.maxDimension()).isEqualTo(800);
              assertThat(settings.maxBytes()).isEqualTo(300 * 1024);
              assertThat(settings.qualities()).containsExactly(80, 60);
              assertThat(settings.matte()).isEqualTo(0x102030);
              assertThat(settings.effort()).isEqualTo(CompressionSettings.Effort.FAST);
              assertThat(settings.maxInputBytes()).isEqualTo(20 << 20);
              assertThat(settings.admissionTimeout()).isEqualTo(Duration.ofSeconds(5));
              assertThat(settings.renditions())
                  .extracting(rendition -> rendition.name() + ": " + rendition.fit())
                  .containsExactlyInAnyOrder(
                      "thumb: inside 128",
                      "card: inside 400",
                      "avatar: cover 96 x 96",
                      "banner: contain 600 x 200");
              assertThat(settings.focus()).isEqualTo(Focus.ATTENTION);
            });
  }

  @Test
  void aStoreOnColumnsIsInjectedByQualifierOrTypeAndNotByTheNameOfAParameter() {
    runner()
        .withUserConfiguration(Injected.class)
        .withPropertyValues(
            "media-store.columns.photos[0].owner-type=users",
            "media-store.columns.photos[0].slot=photo",
            "media-store.columns.photos[0].column=app_user.photo")
        .run(
            context -> {
              Object photos = context.getBean("photos");
              assertThat(context.getBean("byQualifier", Injected.Found.class).store())
                  .isSameAs(photos);
              assertThat(context.getBean("byType", Injected.Found.class).store()).isSameAs(photos);
              assertThat(context.getBean("byName", Injected.Found.class).store())
                  .isSameAs(context.getBean("mediaStore"));
            });
  }

  @Test
  void nothingIsMadeBeforeItIsNeededIfTheApplicationIsLazy() {
    runner()
        .withInitializer(
            context ->
                context.addBeanFactoryPostProcessor(
                    new LazyInitializationBeanFactoryPostProcessor()))
        .run(
            context -> {
              MediaStore store = context.getBean(MediaStore.class);
              assertThat(store.count(MediaSlot.of("lazy", 1, "b"))).isZero();
            });
  }

  /** What Spring injects where there is a store on columns beside that on tables. */
  @Configuration(proxyBeanMethods = false)
  static class Injected {

    @Bean
    Found byQualifier(@Qualifier("photos") MediaStore store) {
      return new Found(store);
    }

    @Bean
    Found byType(ObservedMediaStore<ColumnMediaStore> store) {
      return new Found(store);
    }

    @Bean
    Found byName(MediaStore photos) {
      return new Found(photos);
    }

    record Found(MediaStore store) {}
  }

  /** Beans of an application that decides everything itself. */
  @Configuration(proxyBeanMethods = false)
  static class OwnBeans {

    static final CompressionSettings SETTINGS = CompressionSettings.defaults();
    static final MediaTables TABLES = new MediaTables("", "");
    static final ImageCompressor COMPRESSOR =
        upload -> {
          throw new AssertionError("Nothing is compressed here");
        };
    static final List<Object> opened = new ArrayList<>();

    @Bean
    ImageCompressor ownCompressor() {
      return COMPRESSOR;
    }

    @Bean
    CompressionSettings ownSettings() {
      return SETTINGS;
    }

    @Bean
    MediaTables ownTables() {
      return TABLES;
    }

    @Bean
    ConnectionSource ownConnections(DataSource dataSource) {
      PGSimpleDataSource other = database.dataSource();
      opened.clear();
      return new ConnectionSource() {
        @Override
        public Connection open() throws SQLException {
          opened.add(dataSource);
          return other.getConnection();
        }

        @Override
        public void close(Connection connection) throws SQLException {
          connection.close();
        }
      };
    }
  }
}
