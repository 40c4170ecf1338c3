/** Objects in S3, and in what speaks its protocol. */
module io.github.mediastore.s3 {
  requires transitive io.github.mediastore;
  requires transitive java.net.http; // HttpClient, in the builder
  requires java.xml;
  requires static transitive org.jspecify;

  exports io.github.mediastore.s3;
}
