package io.github.mediastore.examples.parts.accounts;

import io.github.mediastore.examples.parts.media.Image;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tells a page who is signed in. */
@RestController
@Tag(name = "Accounts")
class AccountController {

  private final Accounts accounts;
  private final ProfilePhotos photos;
  private final List<DemoAccount> demoAccounts;

  AccountController(
      Accounts accounts, ProfilePhotos photos, @Value("${parts.demo}") boolean isDemo) {
    this.accounts = accounts;
    this.photos = photos;
    this.demoAccounts = isDemo ? DemoAccount.ALL : List.of();
  }

  @Operation(summary = "Who is signed in")
  @GetMapping("/api/me")
  Me me(@AuthenticationPrincipal Account account) {
    return find(account)
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Your account is gone"));
  }

  @Operation(
      summary = "Whether somebody is signed in",
      description = "For pages, which ask this first: it is no error if nobody is.")
  @GetMapping("/api/session")
  Session session(@AuthenticationPrincipal @Nullable Account account) {
    return new Session(Optional.ofNullable(account).flatMap(this::find).orElse(null), demoAccounts);
  }

  private Optional<Me> find(Account account) {
    return accounts
        .find(account.id())
        .map(
            row ->
                new Me(
                    row.id(),
                    row.name(),
                    row.email(),
                    row.role(),
                    photos.find(row.id()).orElse(null)));
  }

  /** Who is signed in, null if nobody; and what anyone may sign in with, empty but in a demo. */
  record Session(@Nullable Me user, List<DemoAccount> demoAccounts) {}

  /** Who is signed in. */
  record Me(long id, String name, String email, String role, @Nullable Image photo) {}
}
