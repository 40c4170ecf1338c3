package io.github.mediastore.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the objects of a class own media, so that {@link Slots} can name their slots. For
 * entities, records and any other class; subclasses own media of the same kind.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MediaOwner {

  /** Returns what slots call this kind of owner, such as its table: 1 to 100 characters. */
  String value();

  /**
   * Returns the field, record component or getter that holds the owner's key. By default: the one
   * that has an {@code @Id} of Jakarta Persistence or Spring Data.
   */
  String key() default "";
}
