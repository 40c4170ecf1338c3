# The blocks of examples/cli/README.md. ReadmeIT runs this where uploads, photo.jpg and logo.png are.

# Import a folder
export MEDIA_STORE_URL=jdbc:postgresql://localhost/shop MEDIA_STORE_USER=shop
media-store schema --create
media-store doctor
media-store import uploads --files 'users/{ownerId}/profile.*=users/profile' --dry-run
media-store import uploads --files 'users/{ownerId}/profile.*=users/profile' --report import.csv
media-store status
media-store verify --ledger
media-store delete-confirmed uploads --trash uploads-imported

# Export everything
media-store export backup
media-store import --manifest backup --url jdbc:postgresql://localhost/other

# New sizes for stored pictures
media-store renditions parts/images --rendition card=cover:640x360 --dry-run
media-store renditions parts/images --rendition card=cover:640x360

# Objects
mkdir objects

export MEDIA_STORE_OBJECTS=objects MEDIA_STORE_INSTALLATION=production
media-store import uploads --files 'parts/{ownerId}/*.mp4=parts/videos' --objects-of 'video/*'
media-store objects move --larger-than 5000000
media-store export backup
media-store objects sweep
media-store objects sweep --delete
media-store objects list
media-store objects adopt

export MEDIA_STORE_OBJECTS=s3://shop-media AWS_ENDPOINT_URL=https://objects.example.org
media-store import --manifest backup --url jdbc:postgresql://localhost/other --objects-larger-than 5000000
media-store verify --url jdbc:postgresql://localhost/other

unset MEDIA_STORE_OBJECTS

# Orphans
media-store doctor --owners users=public.users.id --owners parts=parts.part_number

# compress
media-store compress photo.jpg logo.png --out small
media-store compress *.jpg -o small --max-dimension 2048 --qualities 90,80
media-store compress *.jpg -o cards --fit cover:640x360 --focus attention
find . -name '*.png' | media-store compress --files-from - -o small --json
