package io.github.mediastore.spring.internal.autoconfigure;

import static io.github.mediastore.spring.internal.settings.Setting.made;
import static io.github.mediastore.spring.internal.settings.Setting.required;

import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.objects.ObjectInstallation;
import io.github.mediastore.jdbc.objects.ObjectSweep;
import io.github.mediastore.jdbc.objects.ObjectSweepBuilder;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.spring.internal.metrics.SweepListener;
import io.github.mediastore.spring.internal.objects.DueSweep;
import io.github.mediastore.spring.internal.objects.ObjectStores;
import io.github.mediastore.spring.internal.objects.SweepSchedule;
import io.github.mediastore.spring.internal.settings.ObjectsProperties;
import io.github.mediastore.spring.internal.settings.ObjectsProperties.Sweep;
import io.github.mediastore.spring.internal.settings.SettingsException;
import io.github.mediastore.spring.internal.store.MediaDataSource;
import io.github.mediastore.spring.internal.store.TablesAtStart;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Whose objects they are, and the sweep of them: for the application to run, or on schedule. */
@AutoConfiguration(after = MediaObjectsAutoConfiguration.class)
@ConditionalOnBean({ObjectStore.class, TablesAtStart.class})
public final class MediaSweepAutoConfiguration {

  private static final String INSTALLATION = ObjectsProperties.PREFIX + ".installation";
  private static final String SWEEP = ObjectsProperties.PREFIX + ".sweep.";

  /** Made by Spring. */
  MediaSweepAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  @Conditional(OnObjects.Installation.class)
  ObjectInstallation mediaObjectInstallation(
      ObjectsProperties properties,
      MediaDataSource chosen,
      MediaTables tables,
      ConfigurableListableBeanFactory beans) {
    return made(
        INSTALLATION,
        required(INSTALLATION, properties.installation()),
        name -> ObjectInstallation.of(chosen.dataSource(), tables, objects(beans), name));
  }

  @Bean
  @ConditionalOnMissingBean
  @Conditional(OnObjects.Installation.class)
  ObjectSweep mediaObjectSweep(
      ObjectsProperties properties,
      MediaDataSource chosen,
      MediaTables tables,
      ConfigurableListableBeanFactory beans) {
    ObjectSweepBuilder builder =
        made(
            INSTALLATION,
            required(INSTALLATION, properties.installation()),
            name -> ObjectSweep.builder(chosen.dataSource(), objects(beans), name));
    return made(SWEEP + "grace", properties.sweep().grace(), builder::grace).tables(tables).build();
  }

  @Bean
  @Conditional(OnObjects.Schedule.class)
  SweepSchedule mediaSweepSchedule(
      ObjectsProperties properties,
      ObjectProvider<ObjectSweep> sweep,
      ObjectProvider<SweepListener> listeners) {
    Sweep settings = properties.sweep();
    made(SWEEP + "interval", settings.interval(), interval -> checked(interval, settings.grace()));
    ObjectSweep swept = sweep.getIfAvailable();
    if (swept == null) {
      throw new SettingsException(
          "The property %smode is set, and the property %s is missing"
              .formatted(SWEEP, INSTALLATION),
          "Set %s to what this installation is called, such as production; every copy of the"
                  .formatted(INSTALLATION)
              + " database must be called something else.",
          null);
    }
    return new SweepSchedule(
        new DueSweep(swept, settings.mode(), settings.interval(), listeners::stream),
        settings.interval());
  }

  private static Duration checked(Duration interval, Duration grace) {
    if (interval.toSeconds() < 1) {
      throw new IllegalArgumentException("there is a second or more from sweep to sweep");
    }
    if (interval.compareTo(grace) > 0) {
      throw new IllegalArgumentException("a sweep runs at least once within the grace");
    }
    return interval;
  }

  private static ObjectStore objects(ConfigurableListableBeanFactory beans) {
    return Objects.requireNonNull(ObjectStores.choose(beans));
  }
}
