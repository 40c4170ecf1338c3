package io.github.mediastore.examples.glue.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An entity that reads the column and leaves the writing to the store. */
@Entity
@Table(name = "members")
class ReadingMember {

  @Id long id;
  @Nullable String name;

  @Column(name = "photo", insertable = false, updatable = false)
  byte @Nullable [] photo;

  protected ReadingMember() {}

  ReadingMember(long id) {
    this.id = id;
  }
}
