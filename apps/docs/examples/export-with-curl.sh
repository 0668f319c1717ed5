page=1
while [ "$page" != null ]; do
  curl -sS --fail -H "x-api-key: $HOSTED_KEY" "$HOSTED_URL/customers?page=$page&per_page=100" > page.json
  jq '.data[]' page.json
  page=$(jq '.meta.next_page' page.json)
done | jq --compact-output --slurp '
  # The oldest first, without the name and the list that an API derives from other fields.
  reverse[]
  | if (.legal_name // .first_name // .middle_name // .last_name) and .display_name == .full_name
    then del(.display_name) else . end
  | if .email_addresses == [{ email: .primary_email, is_primary: true }]
    then del(.email_addresses) else . end
' > customers.ndjson
