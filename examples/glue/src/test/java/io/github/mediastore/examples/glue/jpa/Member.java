package io.github.mediastore.examples.glue.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** An entity that maps the columns for reading and writing, which it should not. */
@Entity
@Table(name = "members")
class Member {

  @Id long id;
  @Nullable String name;
  byte @Nullable [] photo;

  @Column(name = "photo_meta")
  @ColumnTransformer(read = "cast(photo_meta AS text)", write = "cast(? AS jsonb)")
  @Nullable String photoMeta;

  protected Member() {}

  Member(long id) {
    this.id = id;
  }
}
