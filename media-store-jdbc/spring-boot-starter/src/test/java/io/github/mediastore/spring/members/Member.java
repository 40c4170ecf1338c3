package io.github.mediastore.spring.members;

import io.github.mediastore.spring.MediaOwner;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
@MediaOwner("members")
public class Member {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  public @Nullable Long getId() {
    return id;
  }
}
