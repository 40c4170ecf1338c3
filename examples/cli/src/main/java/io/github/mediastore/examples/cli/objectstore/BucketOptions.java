package io.github.mediastore.examples.cli.objectstore;

import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.s3.S3Credentials;
import io.github.mediastore.s3.S3ObjectStore;
import io.github.mediastore.s3.S3ObjectStoreBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Where a bucket is, and whose requests these are. Variables have the names that the AWS command
 * line gives them; credentials are never options, which everybody on the machine could read.
 */
final class BucketOptions {

  private static final String SCHEME = "s3://";
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
  private static final String KEY_ID = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
  private static final String TOKEN = "AWS_SESSION_TOKEN";

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description =
          "Where the bucket is if not at Amazon ($AWS_ENDPOINT_URL_S3 or $AWS_ENDPOINT_URL).")
  private @Nullable String endpoint;

  @Option(
      names = "--s3-region",
      paramLabel = "NAME",
      description = "The bucket's region ($AWS_REGION or $AWS_DEFAULT_REGION; else us-east-1).")
  private @Nullable String region;

  @Option(
      names = "--s3-virtual-host",
      description = "The bucket is a part of the endpoint's host name, not of the path.")
  private boolean virtualHost;

  /** Returns whether this is no folder but an address. */
  static boolean isAddress(String where) {
    return ADDRESS.matcher(where).matches();
  }

  /**
   * Makes sure that no option is about a bucket.
   *
   * @throws ParameterException if one is
   */
  void requireNone(CommandSpec command) {
    if (endpoint != null || region != null || virtualHost) {
      throw wrong(
          command,
          "--s3-endpoint, --s3-region and --s3-virtual-host go with --objects s3://BUCKET");
    }
  }

  /**
   * Returns the bucket of an address.
   *
   * @throws ParameterException if that names none, or something is missing
   */
  ObjectStore bucket(String address, CommandSpec command) {
    if (address.contains("@")) {
      // Not repeated: it may hold a secret.
      throw wrong(
          command, "Credentials do not go into --objects: set $" + KEY_ID + " and $" + SECRET);
    }
    if (!address.startsWith(SCHEME)) {
      throw wrong(
          command, "--objects is a folder or s3://BUCKET; where the bucket is, --s3-endpoint says");
    }
    String bucket = address.substring(SCHEME.length()).replaceFirst("/$", "");
    if (bucket.contains("/")) {
      throw wrong(
          command,
          "Keys begin with the id of the store and have no prefix: name the bucket alone, s3://"
              + bucket.substring(0, bucket.indexOf('/')));
    }
    S3Credentials credentials = credentials(command);
    try {
      S3ObjectStoreBuilder builder = S3ObjectStore.builder(bucket).credentials(() -> credentials);
      @Nullable String where = or(command, endpoint, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
      if (where != null) {
        builder.endpoint(uri(where));
      }
      @Nullable String named = or(command, region, "AWS_REGION", "AWS_DEFAULT_REGION");
      if (named != null) {
        builder.region(named);
      }
      if (virtualHost) {
        builder.virtualHost();
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw wrong(command, String.valueOf(e.getMessage()));
    }
  }

  /** Without what Java says of it: that repeats the text, which may hold a secret. */
  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("An endpoint is like https://objects.example.org", e);
    }
  }

  private static S3Credentials credentials(CommandSpec command) {
    @Nullable String id = variable(command, KEY_ID);
    @Nullable String secret = variable(command, SECRET);
    if (id == null || secret == null) {
      List<String> missing = new ArrayList<>();
      if (id == null) {
        missing.add("$" + KEY_ID);
      }
      if (secret == null) {
        missing.add("$" + SECRET);
      }
      throw wrong(
          command, "The bucket's credentials are missing: set " + String.join(" and ", missing));
    }
    return new S3Credentials(id, secret, variable(command, TOKEN));
  }

  private static @Nullable String or(
      CommandSpec command, @Nullable String option, String variable, String otherwise) {
    if (option != null) {
      return option;
    }
    @Nullable String value = variable(command, variable);
    return value == null ? variable(command, otherwise) : value;
  }

  private static @Nullable String variable(CommandSpec command, String name) {
    @Nullable String value = Surroundings.of(command).variable(name);
    return value == null || value.isBlank() ? null : value;
  }

  private static ParameterException wrong(CommandSpec command, String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
