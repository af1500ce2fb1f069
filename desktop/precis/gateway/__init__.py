"""The call path: layers round a provider, composed in one readable place."""
