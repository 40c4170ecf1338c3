package io.github.mediastore.spring.internal.autoconfigure;

import io.github.mediastore.spring.internal.settings.ObjectsProperties;
import io.github.mediastore.spring.internal.settings.ObjectsProperties.SweepMode;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What the properties of the object store ask for, of which some are set though blank. */
abstract class OnObjects extends SpringBootCondition {

  private final String what;
  private final Predicate<ObjectsProperties> isAsked;

  private OnObjects(String what, Predicate<ObjectsProperties> isAsked) {
    this.what = what;
    this.isAsked = isAsked;
  }

  @Override
  public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata bean) {
    ObjectsProperties properties =
        Binder.get(context.getEnvironment())
            .bindOrCreate(ObjectsProperties.PREFIX, ObjectsProperties.class);
    boolean matches = isAsked.test(properties);
    return new ConditionOutcome(
        matches, "%s in %s.*: %s".formatted(what, ObjectsProperties.PREFIX, matches));
  }

  /** A folder or a bucket. */
  static final class Store extends OnObjects {
    Store() {
      super("an object store", ObjectsProperties::describesStore);
    }
  }

  /** A name of the installation. */
  static final class Installation extends OnObjects {
    Installation() {
      super("an installation", properties -> properties.installation() != null);
    }
  }

  /** A sweep on schedule. */
  static final class Schedule extends OnObjects {
    Schedule() {
      super("a schedule", properties -> properties.sweep().mode() != SweepMode.OFF);
    }
  }
}
