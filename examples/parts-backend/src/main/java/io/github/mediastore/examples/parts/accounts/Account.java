package io.github.mediastore.examples.parts.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** Whoever is signed in. */
public final class Account extends User {

  private static final long serialVersionUID = 1L;

  private final long id;

  Account(long id, String email, String passwordHash, String role) {
    super(email, passwordHash, List.of(new SimpleGrantedAuthority("ROLE_" + role)));
    this.id = id;
  }

  /** Returns the key of the user's row. */
  public long id() {
    return id;
  }

  /** Returns whether the other is this user; unlike that of {@link User}, by key. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Account account && account.id == id;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }
}
