"""What the dashboard costs, as ratios to a bare Streamlit page measured in the same run."""
